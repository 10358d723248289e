package vn.lienthong.procedures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.Level;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;

/** Procedures in force, for programs; public like the pages. */
@RestController
@RequestMapping("/api/v1/procedures")
@Access(Access.Who.PUBLIC)
class ProceduresRestController {
  private final ProceduresApi procedures;
  private final Clock clock;

  ProceduresRestController(ProceduresApi procedures, Clock clock) {
    this.procedures = procedures;
    this.clock = clock;
  }

  /** A page of procedures and how many there are in all. */
  record Page(int total, int offset, List<ProcedureSummary> procedures) {}

  /** Finds procedures in force today; accents do not matter. */
  @GetMapping
  Page list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam @Nullable String sector,
      @RequestParam @Nullable Level level,
      @RequestParam @Nullable Applicant applicant,
      @RequestParam(defaultValue = "0") int offset) {
    var search = new ProcedureSearch(q, sector, level, applicant, false, offset, 50);
    return new Page(procedures.count(search), search.offset(), procedures.search(search));
  }

  /** The version that applies on the day, today if none is given. */
  @GetMapping("/{code}")
  ProcedureVersion one(@PathVariable String code, @RequestParam @Nullable LocalDate on) {
    return procedures
        .inForce(code, on == null ? Vietnam.today(clock) : on)
        .orElseThrow(() -> new AppException(ProcedureErrors.PROCEDURE_UNKNOWN));
  }
}
