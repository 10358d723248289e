package vn.lienthong.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierSnapshot;
import vn.lienthong.dossiers.DueDates;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.Supplement;

/** The requests to supplement of a dossier, each with its papers, its answer and its new date. */
final class SupplementFacts {
  private SupplementFacts() {}

  static List<Map<String, @Nullable Object>> of(DossierSnapshot snapshot, FormWords words) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Supplement supplement : snapshot.supplements()) {
      Map<String, @Nullable Object> facts = new LinkedHashMap<>();
      Instant received = supplement.receivedAt();
      Optional<HistoryEntry> answer = at(snapshot, received);
      Optional<DueDates.Change> change =
          snapshot.dueChanges().stream()
              .filter(c -> c.cause() == DueDates.Cause.SUPPLEMENT && c.at().equals(received))
              .findFirst();
      facts.put("id", supplement.id().toString());
      facts.put("requestedBy", supplement.requestedBy());
      facts.put("content", words.request(supplement, snapshot));
      facts.put("requestedAt", supplement.requestedAt());
      facts.put("receivedBy", answer.map(HistoryEntry::person).orElse(null));
      facts.put("receivedNote", supplement.receivedNote());
      facts.put("receivedAt", received);
      facts.put("state", received == null ? "WAITING" : "RECEIVED");
      facts.put("papers", supplement.items().stream().map(item -> paper(item, words)).toList());
      facts.put("fees", MoneyFacts.fees(snapshot.money(), supplement));
      facts.put("dueBefore", change.map(DueDates.Change::before).orElse(null));
      facts.put("dueAfter", change.map(DueDates.Change::after).orElse(null));
      all.add(facts);
    }
    return all;
  }

  private static Optional<HistoryEntry> at(DossierSnapshot snapshot, @Nullable Instant received) {
    return snapshot.history().stream()
        .filter(entry -> entry.kind() == EventKind.SUPPLEMENTED && entry.at().equals(received))
        .findFirst();
  }

  private static Map<String, @Nullable Object> paper(Supplement.Item item, FormWords words) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("component", item.componentKey());
    facts.put("name", item.name());
    facts.put("what", words.what(item));
    return facts;
  }
}
