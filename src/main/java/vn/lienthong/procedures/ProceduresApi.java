package vn.lienthong.procedures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** What other modules may ask about procedures. Days are days in Vietnam. */
@Service
public class ProceduresApi {
  private final VersionRepository versions;
  private final ListRepository lists;
  private final ProcedureEditing editing;
  private final HistoryReading histories;
  private final Clock clock;

  ProceduresApi(
      VersionRepository versions,
      ListRepository lists,
      ProcedureEditing editing,
      HistoryReading histories,
      Clock clock) {
    this.versions = versions;
    this.lists = lists;
    this.editing = editing;
    this.histories = histories;
    this.clock = clock;
  }

  /** The version that applies on the day; empty if none is published by then. */
  public Optional<ProcedureVersion> inForce(String code, LocalDate on) {
    return versions.inForce(code, on);
  }

  /** Which system takes new dossiers on the day; empty for a procedure that is not published. */
  public Optional<ProcedureContent.Route> route(String code, LocalDate on) {
    return inForce(code, on).map(version -> route(version, on));
  }

  /** Which system takes new dossiers of the version on the day. */
  public ProcedureContent.Route route(ProcedureVersion version, LocalDate on) {
    return ContentFacts.route(version.content(), on);
  }

  /** A published version, also one that no longer applies; refuses an unknown id. */
  public ProcedureVersion version(UUID versionId) {
    return versions
        .published(versionId)
        .orElseThrow(() -> new AppException(ProcedureErrors.VERSION_UNKNOWN));
  }

  /** As {@link #version(UUID)}, for many; unknown ids are left out. */
  public List<ProcedureVersion> versions(Collection<UUID> ids) {
    return histories.versions(ids);
  }

  /** Procedures in force today, the best match first. */
  public List<ProcedureSummary> search(ProcedureSearch search) {
    return lists.search(search, Vietnam.today(clock));
  }

  /** How many {@link #search} would find in all. */
  public int count(ProcedureSearch search) {
    return lists.count(search, Vietnam.today(clock));
  }

  /** The units that handle the procedure today; empty if none has been named. */
  public List<UUID> handlingUnits(String code) {
    return lists.handlingUnits(code, Vietnam.today(clock));
  }

  /** Everything that was ever published of the procedure, and who handled it when. */
  @Transactional(readOnly = true)
  public ProcedureHistory history(String code) {
    return histories.of(code);
  }

  /** Codes of procedures that were ever published, in order; the first page after "". */
  public List<String> codesAfter(String after, int most) {
    return histories.codesAfter(after, most);
  }

  /** Level of the online service that the content has on the day. */
  public static ProcedureContent.ServiceLevel serviceLevel(ProcedureContent content, LocalDate on) {
    return ContentFacts.serviceLevel(content, on);
  }

  /**
   * Publishes a content at once, for programs that load many; it applies from its own effective
   * date, else from today. Names the units that handle it.
   */
  @Transactional
  public ProcedureVersion publish(
      ProcedureContent content, List<UUID> handlingUnits, CurrentUser by) {
    UUID id = editing.publishAtOnce(content, by);
    LocalDate from =
        content.effectiveFrom() == null ? Vietnam.today(clock) : content.effectiveFrom();
    handlingUnits.forEach(unit -> lists.apply(content.code(), unit, from));
    return version(id);
  }
}
