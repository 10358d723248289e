package vn.lienthong.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Level;

/** Draws who files what, where, how and when, and what is to befall it. */
final class FilingPlan {
  private static final int OTHER_FREQUENCY = 2;
  private static final int SCANNED_EVERY = 13;
  private static final int RECENT = 26;

  private final List<ProcedureContent> procedures;
  private final Map<String, List<Filing.Handler>> handlers;
  private final List<Applicant> applicants;
  private final Map<String, Integer> frequency;
  private final FilingTimes times;
  private final Dice dice;

  FilingPlan(
      List<ProcedureContent> procedures,
      Map<String, List<Filing.Handler>> handlers,
      List<Applicant> applicants,
      Map<String, Integer> frequency,
      FilingTimes times,
      Dice dice) {
    // Interlinked ones have tales of their own.
    this.procedures = procedures.stream().filter(p -> p.linkedParts().isEmpty()).toList();
    this.handlers = handlers;
    this.applicants = applicants;
    this.frequency = frequency;
    this.times = times;
    this.dice = dice;
  }

  List<Filing> draw(int all) {
    List<Filing> filings = new ArrayList<>();
    List<DemoProvince.Desk> desks = DemoFiles.desks();
    int count = all - desks.stream().mapToInt(DemoProvince.Desk::times).sum();
    for (int i = 0; i < count; i++) {
      // 97 % online: every 33rd comes to the counter.
      Channel channel = i % 33 == 17 ? Channel.COUNTER : Channel.ONLINE;
      if (i == 150) {
        channel = Channel.POST;
      }
      Fate fate = fate(i, count - 1 - i);
      ProcedureContent content = procedure(channel, fate);
      Applicant applicant = applicant(content);
      filings.add(
          new Filing(
              content,
              caseKey(content, channel),
              channel,
              applicant,
              handler(content, applicant),
              times.next(channel, count - 1 - i, fate),
              fate,
              null,
              i % SCANNED_EVERY == 3 && channel == Channel.ONLINE));
    }
    for (DemoProvince.Desk desk : desks) {
      for (int i = 0; i < desk.times(); i++) {
        filings.add(waiting(desk, i == 0));
      }
    }
    return filings;
  }

  /** What waits at one of the desks that the sign-in page offers, in time. */
  private Filing waiting(DemoProvince.Desk desk, boolean scanned) {
    ProcedureContent content =
        procedures.stream()
            .filter(p -> p.code().equals(desk.procedure()))
            .findFirst()
            .orElseThrow();
    Instant at = times.workedAgo(minutesUntil(content, desk.fate()) + dice.between(10, 90));
    return new Filing(
        content,
        caseKey(content, Channel.ONLINE),
        Channel.ONLINE,
        applicant(content),
        handler(desk.procedure(), desk.agency()),
        at,
        desk.fate(),
        desk.asks() == null ? null : handler(desk.asks(), desk.agency()).division(),
        scanned);
  }

  private Filing.Handler handler(String procedure, String agency) {
    return Objects.requireNonNull(handlers.get(procedure)).stream()
        .filter(handler -> handler.agencyName().equals(agency))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(agency + " does not do " + procedure));
  }

  /** Working minutes after which a story that is not lucky has come to where it is to wait. */
  private static int minutesUntil(ProcedureContent content, Fate fate) {
    int minutes = StoryWriter.LONGEST_RECEPTION;
    for (ProcedureContent.Step step : content.steps()) {
      if (step.actions().stream().anyMatch(action -> action.kind() == fate.waitsFor())) {
        break;
      }
      minutes += (int) (step.minutes() * StoryWriter.LARGEST_SHARE) + 1;
    }
    return fate == Fate.ASKED ? minutes + content.steps().getFirst().minutes() + 60 : minutes;
  }

  /** Of a hundred: 5 late, 8 supplemented, 2 refused, 1 withdrawn, some sent back or consulted. */
  private static Fate fate(int i, int left) {
    if (left < RECENT) {
      // The last ones show what waits for somebody now.
      return switch (left) {
        case 11, 14, 17 -> Fate.UNASSIGNED;
        case 12, 18, 23 -> Fate.UNPAID;
        case 13, 20, 24 -> Fate.UNANSWERED;
        case 15, 16, 21, 22, 25 -> Fate.UNCOLLECTED;
        default -> Fate.ORDINARY;
      };
    }
    return switch (i % 100) {
      case 3, 21, 42, 61, 83 -> Fate.LATE;
      case 5, 14, 26, 38, 49, 57, 72, 90 -> Fate.SUPPLEMENT;
      case 11, 68 -> Fate.REFUSED;
      case 34 -> Fate.WITHDRAWN;
      case 77 -> i > 100 ? Fate.STOPPED : Fate.ORDINARY;
      case 8, 52, 95 -> Fate.SENT_BACK;
      case 19, 46, 64, 87 -> Fate.CONSULTED;
      case 29, 55, 80 -> Fate.PAYMENT;
      default -> Fate.ORDINARY;
    };
  }

  private ProcedureContent procedure(Channel channel, Fate fate) {
    List<ProcedureContent> possible =
        procedures.stream()
            .filter(p -> offers(p, channel))
            .filter(
                p -> channel != Channel.COUNTER || !offers(p, Channel.ONLINE) || dice.chance(0.1))
            .filter(p -> fits(p, fate))
            .toList();
    double[] weights =
        possible.stream()
            .mapToDouble(p -> frequency.getOrDefault(p.code(), OTHER_FREQUENCY))
            .toArray();
    return possible.get(dice.weighted(weights));
  }

  /** Consultation and delay need a procedure of several days; a tax notice needs land. */
  private static boolean fits(ProcedureContent p, Fate fate) {
    int minutes = p.steps().stream().mapToInt(ProcedureContent.Step::minutes).sum();
    boolean ends = p.channels().stream().allMatch(row -> row.term().amount() > 0);
    return switch (fate) {
      case PAYMENT, UNPAID -> p.code().equals("1.013831") || p.code().equals("1.013949");
      case CONSULTED -> minutes > 2_000 && minutes < 8_000;
      case STOPPED -> minutes > 2_000;
      case LATE -> ends && minutes < 4_000;
      case UNASSIGNED, UNANSWERED -> minutes > 1_000 && minutes < 4_000 && ends;
      case UNCOLLECTED -> minutes < 1_500 && p.results().getFirst().paper();
      case ORDINARY, SUPPLEMENT, SENT_BACK, REFUSED, WITHDRAWN -> true;
      case NEW, AT_SPECIALIST, ASKED, AT_LEADER, AT_CLERK -> false;
    };
  }

  private static boolean offers(ProcedureContent procedure, Channel channel) {
    return procedure.channels().stream()
        .anyMatch(row -> row.channel().name().equals(channel.name()));
  }

  private Applicant applicant(ProcedureContent content) {
    boolean enterprise =
        !content.applicants().contains(ProcedureContent.Applicant.CITIZEN)
            || (content.applicants().contains(ProcedureContent.Applicant.ENTERPRISE)
                && dice.chance(0.35));
    List<Applicant> possible =
        applicants.stream().filter(candidate -> candidate.enterprise() == enterprise).toList();
    // Those whom the sign-in page offers first have more to show.
    double[] weights = new double[possible.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i < 4 ? 4 : 1;
    }
    return possible.get(dice.weighted(weights));
  }

  private @Nullable String caseKey(ProcedureContent content, Channel channel) {
    List<String> possible =
        content.cases().stream()
            .map(ProcedureContent.Case::key)
            .filter(key ->
                content.channels().stream()
                    .anyMatch(row ->
                        row.channel().name().equals(channel.name())
                            && (row.caseKey() == null || row.caseKey().equals(key))))
            .toList();
    return possible.isEmpty() ? null : dice.one(possible);
  }

  /** Mostly the applicant's own commune. */
  private Filing.Handler handler(ProcedureContent content, Applicant applicant) {
    List<Filing.Handler> possible = Objects.requireNonNull(handlers.get(content.code()));
    if (content.levels().contains(Level.COMMUNE) && dice.chance(0.85)) {
      for (Filing.Handler handler : possible) {
        if (Objects.equals(handler.geoCode(), applicant.owner().communeCode())) {
          return handler;
        }
      }
    }
    return dice.one(possible);
  }
}
