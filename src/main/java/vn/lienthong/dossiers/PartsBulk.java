package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/**
 * Loads the parts of an interlinked dossier as they stand, for the demonstration and for moving in
 * from another system: the same plan, the same clock, no notifications.
 */
@Service
public class PartsBulk {
  private final ProceduresApi procedures;
  private final DossierRepository dossiers;
  private final LinkedParts linked;
  private final PartRepository parts;
  private final PartClock clock;
  private final ResultRepository results;

  PartsBulk(
      ProceduresApi procedures,
      DossierRepository dossiers,
      LinkedParts linked,
      PartRepository parts,
      PartClock clock,
      ResultRepository results) {
    this.procedures = procedures;
    this.dossiers = dossiers;
    this.linked = linked;
    this.parts = parts;
    this.clock = clock;
    this.results = results;
  }

  /**
   * How a part stands.
   *
   * @param worker who took it; null while nobody has
   * @param leader who decided; null while nobody has
   * @param since when it came into its state, after it was taken
   * @param wish what the lead is asked to ask of the applicant
   * @param note proposal, or reason of a refusal
   */
  public record Standing(
      String key,
      PartStatus status,
      @Nullable Instant sentAt,
      @Nullable Instant takenAt,
      @Nullable Instant since,
      Deed.@Nullable Actor worker,
      Deed.@Nullable Actor leader,
      DossierResult.@Nullable Issue result,
      Part.@Nullable Wish wish,
      String note) {}

  /** A part that is not named waits. */
  @Transactional
  public void load(UUID dossier, List<Standing> standings) {
    Dossier d = dossiers.get(dossier);
    Instant received = d.times().receivedAt();
    if (received == null) {
      return;
    }
    Map<String, Standing> byKey =
        standings.stream().collect(Collectors.toMap(Standing::key, Function.identity()));
    var content = procedures.version(d.procedure().versionId()).content();
    for (Part part : linked.draw(d, content, received)) {
      Standing standing = byKey.get(part.plan().key());
      Instant sentAt = standing == null ? null : standing.sentAt();
      if (standing == null || sentAt == null) {
        parts.insert(part);
      } else {
        stand(d, part, standing, sentAt);
      }
    }
  }

  private void stand(Dossier d, Part waiting, Standing s, Instant sentAt) {
    Part part = waiting.move(PartStatus.SENT).with(clock.sent(d, waiting, sentAt));
    Instant takenAt = s.takenAt();
    Deed.Actor worker = s.worker();
    if (takenAt != null && worker != null) {
      part =
          part.move(PartStatus.WORKING)
              .assigned(worker.id(), worker.name())
              .with(part.times().taken(takenAt));
    }
    Instant since = s.since() == null ? sentAt : s.since();
    part = advance(part, s, since);
    parts.insert(part);
    write(part, s, sentAt, since);
  }

  private static Part advance(Part part, Standing s, Instant since) {
    Part.Proposal proposal =
        new Part.Proposal(
            s.status() == PartStatus.REFUSED
                ? DossierProcessing.Proposal.REFUSE
                : DossierProcessing.Proposal.GRANT,
            s.note(),
            s.worker() == null ? "" : s.worker().name());
    return switch (s.status()) {
      case WAITING, SENT, WORKING -> part;
      case SUPPLEMENT_ASKED -> wished(part.move(PartStatus.SUPPLEMENT_ASKED), s);
      case SUPPLEMENT_WAITING ->
          wished(part.move(PartStatus.SUPPLEMENT_WAITING).with(part.times().paused(since)), s);
      case PROPOSED -> part.move(PartStatus.PROPOSED).with(proposal);
      case DONE, REFUSED ->
          part.move(PartStatus.PROPOSED)
              .with(proposal)
              .move(s.status())
              .with(part.times().finished(since));
      case CANCELLED -> part.move(PartStatus.CANCELLED).with(part.times().finished(since));
    };
  }

  private static Part wished(Part part, Standing s) {
    return s.wish() == null ? part : part.with(s.wish());
  }

  private void write(Part part, Standing s, Instant sentAt, Instant since) {
    event(part, sentAt, "SENT", null, "");
    if (s.takenAt() != null) {
      event(part, s.takenAt(), PartAction.TAKE.name(), s.worker(), "");
    }
    switch (s.status()) {
      case WAITING, SENT, WORKING -> {}
      case SUPPLEMENT_ASKED, SUPPLEMENT_WAITING ->
          event(part, since, PartAction.ASK_SUPPLEMENT.name(), s.worker(), s.note());
      case PROPOSED -> event(part, since, PartAction.PROPOSE.name(), s.worker(), s.note());
      case DONE, REFUSED -> {
        event(part, since, PartAction.PROPOSE.name(), s.worker(), s.note());
        event(part, since, PartAction.APPROVE.name(), s.leader(), s.note());
      }
      case CANCELLED -> event(part, since, "CANCELLED", null, s.note());
    }
    DossierResult.Issue issue = s.result();
    Deed.Actor leader = s.leader();
    if (issue != null && leader != null) {
      results.insert(
          new ResultDocument(
              Ids.next(),
              part.dossierId(),
              issue.outcome(),
              issue.number(),
              issue.title(),
              issue.signer(),
              LocalDate.ofInstant(since, Vietnam.ZONE),
              issue.fileId(),
              since,
              leader.name(),
              null,
              null),
          part,
          leader.id());
    }
  }

  private void event(Part part, Instant at, String kind, Deed.@Nullable Actor by, String note) {
    parts.add(
        new PartEvent(
            part.id(),
            1,
            at,
            kind,
            by == null ? null : by.id(),
            by == null ? CurrentUser.SYSTEM.name() : by.name(),
            by == null ? null : by.title(),
            by == null ? null : by.unitName(),
            note,
            part.status()),
        Ids.next());
  }
}
