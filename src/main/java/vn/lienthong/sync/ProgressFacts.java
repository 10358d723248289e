package vn.lienthong.sync;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.DossierProgress;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;

/** What we know of one act. Notes among officers stay in the house. */
@Component
class ProgressFacts {
  private static final Locale VIETNAMESE = Locale.of("vi");

  /** Acts whose note is written for the applicant. */
  private static final Set<EventKind> TOLD =
      EnumSet.of(
          EventKind.REFUSED,
          EventKind.SUPPLEMENT_REQUESTED,
          EventKind.PAYMENT_REQUESTED,
          EventKind.WITHDRAWN,
          EventKind.STOPPED,
          EventKind.REAPPOINTED);

  private final MessageSource messages;
  private final FormWords words;

  ProgressFacts(MessageSource messages, FormWords words) {
    this.messages = messages;
    this.words = words;
  }

  Map<String, @Nullable Object> of(DossierProgress progress) {
    HistoryEntry entry = progress.entry();
    HistoryRepository.StepVisit visit = progress.visit();
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("code", progress.code());
    facts.put("person", entry.person());
    facts.put("position", entry.position());
    facts.put("at", entry.at());
    facts.put("unit", entry.unitName());
    facts.put("content", content(entry));
    facts.put("status", entry.status().name());
    facts.put("startedAt", visit == null ? null : visit.startedAt());
    facts.put("stepDueAt", visit == null ? null : visit.dueAt());
    return facts;
  }

  private String content(HistoryEntry entry) {
    String label = messages.getMessage(entry.kind().label(), null, VIETNAMESE);
    List<String> said = new ArrayList<>();
    said.add(
        TOLD.contains(entry.kind()) && !entry.note().isBlank()
            ? label + ": " + entry.note()
            : label);
    said.addAll(words.act(entry));
    return String.join("; ", said);
  }
}
