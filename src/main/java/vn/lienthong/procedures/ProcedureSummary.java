package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.Level;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.Term;

/**
 * A procedure in a list.
 *
 * @param term the first handling time stated, unit NONE if there is none
 * @param serviceLevel level of the online service today
 * @param fileable true if a dossier can be filed online here
 */
public record ProcedureSummary(
    UUID versionId,
    String code,
    String name,
    @Nullable String nameEn,
    String sector,
    @Nullable String sectorEn,
    List<Level> levels,
    List<Applicant> applicants,
    LocalDate from,
    Term term,
    ServiceLevel serviceLevel,
    boolean fileable) {}
