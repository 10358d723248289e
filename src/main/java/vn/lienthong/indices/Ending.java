package vn.lienthong.indices;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierMeasure.Turn;
import vn.lienthong.dossiers.DossierStatus;

/**
 * When a received dossier ended in the eyes of indicator 2.1 (Decision 766/QĐ-TTg): 9, else 10,
 * else 8 or 3, or 7; a single 5 is an end, several without 9 or 10 are overdue.
 *
 * @param at null for several requests and for what is unfinished
 * @param requests how often papers were asked for
 */
record Ending(EndRule rule, @Nullable Instant at, int requests) {

  static Ending of(List<Turn> turns) {
    Map<DossierStatus, Instant> ends = new EnumMap<>(DossierStatus.class);
    Instant request = null;
    int requests = 0;
    for (Turn turn : turns) {
      if (turn.status().open()) {
        // A correction reopened it: what it had ended by no longer holds.
        ends.clear();
      }
      if (turn.status() == DossierStatus.HANDLED) {
        ends.remove(DossierStatus.RETURNED);
      }
      if (turn.status() == DossierStatus.SUPPLEMENT_REQUESTED) {
        requests++;
        request = turn.at();
      }
      if (!turn.status().open()) {
        // A result issued anew, or given back once more, ended its dossier the first time: so the
        // portal is told, too.
        ends.putIfAbsent(turn.status(), turn.at());
      }
    }
    if (ends.containsKey(DossierStatus.HANDLED)) {
      return new Ending(EndRule.HANDLED, ends.get(DossierStatus.HANDLED), requests);
    }
    if (ends.containsKey(DossierStatus.RETURNED)) {
      return new Ending(EndRule.RETURNED, ends.get(DossierStatus.RETURNED), requests);
    }
    if (requests > 1) {
      return new Ending(EndRule.MORE_REQUESTS, null, requests);
    }
    if (ends.containsKey(DossierStatus.STOPPED)) {
      return new Ending(EndRule.STOPPED, ends.get(DossierStatus.STOPPED), requests);
    }
    if (ends.containsKey(DossierStatus.NOT_RECEIVED)) {
      return new Ending(EndRule.NOT_RECEIVED, ends.get(DossierStatus.NOT_RECEIVED), requests);
    }
    if (ends.containsKey(DossierStatus.WITHDRAWN)) {
      return new Ending(EndRule.WITHDRAWN, ends.get(DossierStatus.WITHDRAWN), requests);
    }
    return requests == 1
        ? new Ending(EndRule.ONE_REQUEST, request, 1)
        : new Ending(EndRule.UNFINISHED, null, 0);
  }
}
