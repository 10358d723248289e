package vn.lienthong.sync;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.DossierSnapshot;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Supplement;

/**
 * What Forms 02 and 03 print and no field of the portal holds: the database with the wrong data,
 * the day until which an answer is asked, the reason and the legal ground of a refusal. It goes
 * along in the free texts, in the language of the portal.
 */
@Component
class FormWords {
  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** Detail of a refusal in the history: what it rests on. */
  private static final String GROUND = "ground";

  private static final String REASON = "reason";
  private static final String OUTCOME = "outcome";

  private final MessageSource messages;

  FormWords(MessageSource messages) {
    this.messages = messages;
  }

  /** Form 02: the reason, the day of the answer, then each paper with what is to be done. */
  String request(Supplement supplement, DossierSnapshot snapshot) {
    String day =
        snapshot.history().stream()
            .filter(entry -> entry.kind() == EventKind.SUPPLEMENT_REQUESTED)
            .filter(entry -> entry.at().equals(supplement.requestedAt()))
            .flatMap(entry -> Stream.ofNullable(entry.details().get(DossierSupplement.ANSWER_BY)))
            .findFirst()
            .orElse(null);
    // before the papers: what is too long for the portal is cut at the end
    return supplement.reason()
        + (day == null ? "" : "\n" + answerBy(day))
        + supplement.items().stream()
            .map(item -> "\n- " + item.name() + ": " + what(item))
            .collect(Collectors.joining());
  }

  /** What is to be done about a paper, with the database whose data are wrong. */
  String what(Supplement.Item item) {
    return item.source() == null
        ? item.what()
        : item.what() + " (" + text("sync.form.source", item.source()) + ")";
  }

  /** Form 03 of the refusal in force, at reception or by the result; empty where there is none. */
  List<String> refusal(DossierSnapshot snapshot) {
    List<HistoryEntry> latest = snapshot.history().reversed();
    return switch (snapshot.dossier().status()) {
      case NOT_RECEIVED ->
          latest.stream()
              .filter(entry -> entry.kind() == EventKind.REFUSED)
              .findFirst()
              .map(entry -> refusal(entry.note(), entry.details()))
              .orElse(List.of());
      case HANDLED, RETURNED ->
          latest.stream()
              .filter(entry -> entry.details().containsKey(OUTCOME))
              .findFirst()
              .map(this::refused)
              .orElse(List.of());
      case REGISTERED,
          RECEIVED,
          PROCESSING,
          SUPPLEMENT_REQUESTED,
          PAYMENT_REQUESTED,
          WITHDRAWN,
          STOPPED ->
          List.of();
    };
  }

  private List<String> refused(HistoryEntry entry) {
    return ResultDocument.Outcome.REFUSED.name().equals(entry.details().get(OUTCOME))
        ? refusal(entry.details().get(REASON), entry.details())
        : List.of();
  }

  private List<String> refusal(@Nullable String reason, Map<String, String> details) {
    List<String> said = new ArrayList<>();
    if (reason != null && !reason.isBlank()) {
      said.add(text("sync.form.reason", reason));
    }
    said.addAll(ground(details));
    return said;
  }

  private List<String> ground(Map<String, String> details) {
    String ground = details.get(GROUND);
    return ground == null ? List.of() : List.of(text("sync.form.ground", ground));
  }

  /** What an act says of a form beside its own note. */
  List<String> act(HistoryEntry entry) {
    String day = entry.details().get(DossierSupplement.ANSWER_BY);
    if (day != null) {
      return List.of(answerBy(day));
    }
    return entry.details().containsKey(OUTCOME) ? refused(entry) : ground(entry.details());
  }

  private String answerBy(String day) {
    return text("sync.form.answerBy", DAY.format(LocalDate.parse(day)));
  }

  private String text(String key, String value) {
    return messages.getMessage(key, new Object[] {value}, VIETNAMESE);
  }
}
