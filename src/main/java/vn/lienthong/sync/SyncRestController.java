package vn.lienthong.sync;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;

/** The same for programs, to read. */
@RestController
@RequestMapping("/api/v1/sync")
@Access(value = Access.Who.STAFF, permission = SyncDesk.VIEW)
@Tag(name = "sync")
class SyncRestController {
  private static final int MOST = 200;

  private final SyncDesk desk;
  private final DeadLetters letters;
  private final ReconciliationRepository reconciliations;
  private final MirrorDesk mirror;

  SyncRestController(
      SyncDesk desk,
      DeadLetters letters,
      ReconciliationRepository reconciliations,
      MirrorDesk mirror) {
    this.desk = desk;
    this.letters = letters;
    this.reconciliations = reconciliations;
    this.mirror = mirror;
  }

  record DossierMessages(SyncDesk.Lane dossier, List<Message> messages) {}

  record ComparedDay(
      ReconciliationRepository.Day day, List<Reconciliation.Difference> differences) {}

  @GetMapping("/summary")
  @Operation(summary = "What waits, how long, what is stuck, and the rate of this month")
  SyncDesk.Summary summary() {
    return desk.summary();
  }

  @GetMapping("/messages")
  @Operation(summary = "Everything that was told of one dossier, with payload and answer")
  DossierMessages messages(@RequestParam String code) {
    SyncDesk.Lane lane =
        desk.lane(code).orElseThrow(() -> new AppException(SyncErrors.NO_MESSAGES, code));
    return new DossierMessages(lane, desk.messages(lane.dossierId()));
  }

  @GetMapping("/dead-letters")
  @Operation(summary = "Messages that wait for a person, oldest first, 200 at a time")
  List<DeadLetters.Letter> deadLetters(@RequestParam(required = false) @Nullable UUID after) {
    return letters.letters(after, MOST);
  }

  @GetMapping("/reconciliations/{day}")
  @Operation(summary = "How a day compares with the portal, and what differs")
  ComparedDay reconciliation(@PathVariable LocalDate day) {
    Optional<ReconciliationRepository.Day> known = reconciliations.day(day);
    return new ComparedDay(
        known.orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND)),
        reconciliations.differences(day));
  }

  @GetMapping("/mirror")
  @Operation(summary = "Dossiers that other systems own, newest change first, 200 at a time")
  List<MirrorDesk.Row> mirror(
      @RequestParam(required = false) @Nullable Route source,
      @RequestParam(required = false) @Nullable String after) {
    return mirror.rows(source, after, MOST);
  }
}
