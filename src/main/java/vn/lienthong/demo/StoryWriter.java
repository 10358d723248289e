package vn.lienthong.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.procedures.ProcedureContent.Action;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.procedures.ProcedureContent.StepRole;

/** Leads one dossier along the steps of its procedure until it ends or the present is reached. */
final class StoryWriter {
  static final int LONGEST_RECEPTION = 160;
  static final double LARGEST_SHARE = 0.67;

  private final Scene scene;
  private final Filing filing;
  private final Dice dice;
  private final List<Deed> deeds = new ArrayList<>();
  private final Deed.Actor applicant;
  private final Deed.Actor counter;
  private Instant at;
  private boolean over;
  private boolean fateDone;
  private Deed.@Nullable Actor specialist;
  private @Nullable Instant due;

  StoryWriter(Scene scene, Filing filing) {
    this.scene = scene;
    this.filing = filing;
    this.dice = scene.dice();
    this.at = filing.at();
    this.applicant =
        Deed.Actor.citizen(
            filing.applicant().person().account(), filing.applicant().person().name());
    this.counter = scene.cast().any(filing.handler().centre(), Position.COUNTER_OFFICER, dice);
  }

  List<Deed> write() {
    Step step = receive();
    while (step != null && !over) {
      step = pass(step);
    }
    return List.copyOf(deeds);
  }

  private @Nullable Step receive() {
    Step first = filing.content().steps().getFirst();
    if (filing.channel() == vn.lienthong.dossiers.Channel.ONLINE) {
      work(dice.between(12, LONGEST_RECEPTION));
    }
    if (waitsAt(first)) {
      over = true;
      return null;
    }
    if (filing.fate() == Fate.REFUSED) {
      tell(Deed.refused(at, counter, scene.say("refused")));
      over = true;
      return null;
    }
    tell(Deed.accepted(at, counter));
    due = scene.due(filing, at);
    return next(first, ActionKind.ACCEPT);
  }

  /** Does the work of the step; the step that follows, or null at the end. */
  private @Nullable Step pass(Step step) {
    if (waitsAt(step)) {
      over = true;
      return null;
    }
    if (offers(step, ActionKind.ASSIGN)) {
      work(share(step));
      Deed.Actor head = holder(filing.handler().division(), Position.DIVISION_HEAD);
      Deed.Actor to = chargedWith();
      specialist = to;
      tell(Deed.assigned(at, head, to, scene.say("assigned")));
      return next(step, ActionKind.ASSIGN);
    }
    if (offers(step, ActionKind.PROPOSE)) {
      return step.role() == StepRole.HEAD ? review(step) : appraise(step);
    }
    if (offers(step, ActionKind.APPROVE)) {
      return decide(step);
    }
    if (offers(step, ActionKind.ISSUE)) {
      work(share(step));
      Deed.Actor clerk = holder(filing.handler().agency(), Position.CLERK);
      if (!at.isAfter(scene.now())) {
        tell(Deed.issued(at, clerk, scene.result(filing, clerk, signer())));
      } else {
        over = true;
      }
      return next(step, ActionKind.ISSUE);
    }
    if (filing.fate() != Fate.UNCOLLECTED) {
      giveBack();
    }
    return null;
  }

  private @Nullable Step appraise(Step step) {
    Deed.Actor worker = specialist();
    if (!fateDone) {
      fateDone = true;
      Turn turn = new Turn(scene, filing, worker, counter, applicant, step);
      switch (filing.fate()) {
        case WITHDRAWN -> {
          work(share(step));
          tell(Deed.withdrawn(at, applicant, scene.say("withdrawn")));
          over = true;
          return null;
        }
        case STOPPED -> {
          work(share(step));
          Deed.Actor leader = holder(filing.handler().agency(), Position.LEADER);
          tell(Deed.stopped(at, leader, scene.say("stopped")));
          over = true;
          return null;
        }
        case SUPPLEMENT -> turn.supplement(at).forEach(this::tell);
        case PAYMENT -> turn.payment(at).forEach(this::tell);
        case UNANSWERED -> {
          tell(turn.supplement(at).getFirst());
          over = true;
        }
        case UNPAID -> {
          turn.payment(at).stream().limit(2).forEach(this::tell);
          over = true;
        }
        case CONSULTED -> turn.consult(at).forEach(this::tell);
        case ASKED -> {
          tell(turn.consult(at).getFirst());
          over = true;
        }
        case ORDINARY,
            LATE,
            SENT_BACK,
            REFUSED,
            UNASSIGNED,
            UNCOLLECTED,
            NEW,
            AT_SPECIALIST,
            AT_LEADER,
            AT_CLERK -> {
          if (dice.chance(0.2)) {
            work(share(step) / 2);
            tell(Deed.noted(at, worker, scene.say("noted")));
          }
        }
      }
    }
    if (over) {
      return null;
    }
    work(share(step));
    if (filing.fate() == Fate.LATE && due != null && at.isBefore(due)) {
      at = due;
      work(dice.between(40, 1100));
    }
    tell(Deed.proposed(at, worker, scene.say("proposed")));
    return next(step, ActionKind.PROPOSE);
  }

  private @Nullable Step review(Step step) {
    work(share(step));
    Deed.Actor head = holder(filing.handler().division(), Position.DIVISION_HEAD);
    tell(Deed.proposed(at, head, scene.say("reviewed")));
    return next(step, ActionKind.PROPOSE);
  }

  private @Nullable Step decide(Step step) {
    work(share(step));
    if (filing.fate() == Fate.SENT_BACK && deeds.stream().noneMatch(StoryWriter::sentBack)) {
      tell(Deed.sentBack(at, signer(), scene.say("sentBack")));
      return next(step, ActionKind.SEND_BACK);
    }
    tell(Deed.approved(at, signer(), scene.say("approved")));
    return next(step, ActionKind.APPROVE);
  }

  private void giveBack() {
    var delivery = scene.delivery(filing);
    work(
        switch (delivery) {
          case ELECTRONIC -> dice.between(2, 25);
          case COUNTER, POST -> dice.between(60, 2_600);
        });
    tell(Deed.returned(at, counter, scene.receipt(filing, delivery)));
    if (!over && dice.chance(0.5)) {
      at = at.plusSeconds(dice.between(600, 150_000));
      tell(Deed.rated(at, applicant, scene.scores(), scene.say("comment")));
    }
  }

  /** The leader, or one time in three a deputy on the leader's behalf. */
  private Deed.Actor signer() {
    UUID agency = filing.handler().agency();
    if (scene.cast().has(agency, Position.DEPUTY_LEADER) && dice.chance(0.33)) {
      return scene.cast().any(agency, Position.DEPUTY_LEADER, dice);
    }
    return holder(agency, Position.LEADER);
  }

  private Deed.Actor specialist() {
    Deed.Actor known = specialist;
    if (known == null) {
      known = holder(filing.handler().division(), Position.SPECIALIST);
      specialist = known;
    }
    return known;
  }

  /** The first specialist is the one whose account is offered. */
  private Deed.Actor chargedWith() {
    UUID division = filing.handler().division();
    return filing.fate() == Fate.AT_SPECIALIST || filing.fate() == Fate.ASKED
        ? scene.cast().all(division, Position.SPECIALIST).getFirst()
        : holder(division, Position.SPECIALIST);
  }

  /** Whether this is where the story is to be found now; a question is asked before it waits. */
  private boolean waitsAt(Step step) {
    ActionKind waitsFor = filing.fate().waitsFor();
    return waitsFor != null
        && filing.fate() != Fate.ASKED
        && offers(step, waitsFor)
        && (waitsFor != ActionKind.PROPOSE || step.role() != StepRole.HEAD);
  }

  private Deed.Actor holder(UUID unit, Position position) {
    return scene.cast().any(unit, position, dice);
  }

  /** Working minutes that the step takes this time; those of a day are done faster. */
  private int share(Step step) {
    double part = 0.12 + dice.share() * (step.minutes() < 200 ? 0.35 : 0.55);
    return Math.max(2, (int) (step.minutes() * part));
  }

  private void work(int minutes) {
    at = scene.calendar().plusWorking(at, minutes).plusSeconds(dice.between(0, 50));
  }

  /** Tells the deed unless it has not happened yet; then the story waits. */
  private void tell(Deed deed) {
    if (over) {
      return;
    }
    if (deed.at().isAfter(scene.now())) {
      over = true;
      return;
    }
    at = deed.at();
    deeds.add(deed);
    if (deed.kind() == vn.lienthong.dossiers.EventKind.SUPPLEMENTED) {
      due = scene.due(filing, at);
    }
  }

  private static boolean sentBack(Deed deed) {
    return deed.kind() == vn.lienthong.dossiers.EventKind.SENT_BACK;
  }

  private static boolean offers(Step step, ActionKind kind) {
    return step.actions().stream().anyMatch(action -> action.kind() == kind);
  }

  private @Nullable Step next(Step step, ActionKind kind) {
    Optional<String> to =
        step.actions().stream()
            .filter(action -> action.kind() == kind)
            .map(Action::to)
            .filter(Objects::nonNull)
            .findFirst();
    return filing.content().steps().stream()
        .filter(candidate -> to.filter(candidate.key()::equals).isPresent())
        .findFirst()
        .orElse(null);
  }
}
