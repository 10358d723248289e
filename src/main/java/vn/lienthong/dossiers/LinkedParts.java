package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.LinkedPart;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/**
 * Circulation of an interlinked dossier (luân chuyển hồ sơ liên thông): parts are drawn up at
 * acceptance; each is sent to its agency when the parts before it are done. Electronic dossiers go
 * to all agencies in parallel, those of paper in sequence (NĐ 61/2018 Art. 19; NĐ 118/2025).
 */
@Component
public class LinkedParts {
  private final ProceduresApi procedures;
  private final PartRepository parts;
  private final OpenParts open;
  private final ComponentRepository components;
  private final LinkedAgencies agencies;
  private final PartClock clock;
  private final PartLog log;
  private final Tidings tidings;

  LinkedParts(
      ProceduresApi procedures,
      PartRepository parts,
      OpenParts open,
      ComponentRepository components,
      LinkedAgencies agencies,
      PartClock clock,
      PartLog log,
      Tidings tidings) {
    this.procedures = procedures;
    this.parts = parts;
    this.open = open;
    this.components = components;
    this.agencies = agencies;
    this.clock = clock;
    this.log = log;
    this.tidings = tidings;
  }

  /** Draws up the parts of a dossier accepted now and sends the first; the same where none is. */
  Dossier open(Act act) {
    Dossier d = act.dossier();
    ProcedureContent content = procedures.version(d.procedure().versionId()).content();
    if (content.linkedParts().isEmpty() || !parts.of(d.id()).isEmpty()) {
      return d;
    }
    draw(d, content, act.at()).forEach(parts::insert);
    return release(act, true);
  }

  /** The parts as the procedure plans them, all waiting. */
  List<Part> draw(Dossier d, ProcedureContent content, Instant at) {
    boolean paper = paper(d);
    LocalDate day = LocalDate.ofInstant(at, Vietnam.ZONE);
    List<Part> drawn = new ArrayList<>();
    String before = null;
    for (LinkedPart part : inOrder(content.linkedParts())) {
      Set<String> after = new LinkedHashSet<>(part.after());
      if (paper && before != null) {
        after.add(before);
      }
      before = part.key();
      drawn.add(
          new Part(
              Ids.next(),
              d.id(),
              1,
              new Part.Plan(
                  part.key(),
                  drawn.size() + 1,
                  part.name(),
                  part.procedureCode(),
                  part.lead(),
                  paper,
                  List.copyOf(after),
                  d.organisations().handling().path(),
                  term(part, d)),
              PartStatus.WAITING,
              agencies.place(part, d.organisations(), day),
              null,
              null,
              Part.Times.NONE,
              null,
              null));
    }
    return drawn;
  }

  private static Dossier.Term term(LinkedPart part, Dossier d) {
    boolean sameDay = part.term().unit() == ProcedureContent.TermUnit.SAME_DAY_CUTOFF;
    return new Dossier.Term(
        sameDay ? 0 : part.term().amount(),
        part.term().unit().name(),
        d.procedure().term().supplement());
  }

  /** Filed online, or scanned piece by piece at the counter: then agencies work side by side. */
  private boolean paper(Dossier d) {
    if (d.filing().channel() == Channel.ONLINE) {
      return false;
    }
    List<ComponentRepository.Line> handed =
        components.of(d.id()).stream()
            .filter(line -> line.originals() + line.certified() + line.copies() > 0)
            .toList();
    return handed.isEmpty() || handed.stream().anyMatch(line -> line.files().isEmpty());
  }

  /** Each part after those that it needs, else as listed. */
  static List<LinkedPart> inOrder(List<LinkedPart> listed) {
    List<LinkedPart> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    List<LinkedPart> left = new ArrayList<>(listed);
    while (!left.isEmpty()) {
      LinkedPart next =
          left.stream()
              .filter(part -> done.containsAll(part.after()))
              .findFirst()
              .orElse(left.getFirst());
      ordered.add(next);
      done.add(next.key());
      left.remove(next);
    }
    return ordered;
  }

  /**
   * Sends every part whose turn has come.
   *
   * @param told whether the history of the dossier tells it
   */
  Dossier release(Act act, boolean told) {
    Dossier d = act.dossier();
    List<Part> all = parts.of(d.id());
    Set<String> done =
        all.stream()
            .filter(part -> part.status() == PartStatus.DONE)
            .map(part -> part.plan().key())
            .collect(Collectors.toSet());
    List<Part> sent = new ArrayList<>();
    for (Part part : all) {
      if (part.status() == PartStatus.WAITING && done.containsAll(part.plan().after())) {
        Part moved = part.move(PartStatus.SENT).with(clock.sent(d, part, act.at()));
        PartAct how = new PartAct(d, part, act.user(), act.post(), act.at());
        sent.add(log.change(how, moved, "SENT", ""));
        log.involve(part);
      }
    }
    if (sent.isEmpty()) {
      return d;
    }
    sent.forEach(part ->
        tidings.part(
            d,
            part,
            Tidings.PartNews.SENT,
            tidings.holders(DossierConsultation.ANSWERS_FOR, part.place().unitId())));
    return told
        ? log.tell(
            act,
            d,
            EventKind.PART_SENT,
            sent.stream()
                .map(part -> part.plan().name() + " → " + part.place().name())
                .collect(Collectors.joining("; ")))
        : d;
  }

  /** Ends those of its parts that have not ended. */
  void cancel(Dossier d, List<Part> all, @Nullable String reason, Instant at) {
    for (Part part : all) {
      if (!part.status().end()) {
        cancel(PartAct.bySystem(d, part, at), reason);
      }
    }
  }

  /** Ends the parts that can never begin, because one before them was refused. */
  void cancelAfter(PartAct refused) {
    Set<String> never = new HashSet<>(Set.of(refused.part().plan().key()));
    for (Part part : parts.of(refused.dossier().id())) {
      if (part.status() == PartStatus.WAITING
          && part.plan().after().stream().anyMatch(never::contains)) {
        never.add(part.plan().key());
        cancel(refused.on(part), refused.part().plan().name());
      }
    }
  }

  private void cancel(PartAct act, @Nullable String reason) {
    Part part = act.part();
    Part ended = part.move(PartStatus.CANCELLED).with(part.times().finished(act.at()));
    log.change(act, ended, "CANCELLED", reason);
  }

  /**
   * Refuses while an agency still owes its part: a dossier is handled when all parts are done, or
   * when one is refused with its reason.
   */
  void requireEnded(Dossier d) {
    open.refusal(d)
        .ifPresent(refusal -> {
          throw refusal;
        });
  }

  /** Who answers for the lead: whoever works on the dossier there, else those who assign. */
  List<UUID> leading(Dossier d) {
    Dossier.Desk desk = d.desk();
    Place lead = d.organisations().handling();
    return desk != null && desk.assignee() != null && desk.place().path().equals(lead.path())
        ? List.of(desk.assignee())
        : tidings.holders(DossierConsultation.ANSWERS_FOR, lead.unitId());
  }
}
