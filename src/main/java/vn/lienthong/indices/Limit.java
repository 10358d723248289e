package vn.lienthong.indices;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierMeasure;
import vn.lienthong.dossiers.DossierMeasure.Turn;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.worktime.DueRule;
import vn.lienthong.worktime.Term;
import vn.lienthong.worktime.WorkCalendar;

/**
 * Until when a dossier is on time: its due date; without one, end − start − supplement time must
 * not exceed the longest term of the procedure (indicator 2.1); without any term, always.
 */
record Limit(Rule rule, @Nullable Instant at) {
  static final Limit NONE = new Limit(Rule.NONE, null);

  enum Rule {
    DUE,
    LONGEST,
    NONE
  }

  /**
   * @param longest terms that the procedure states
   */
  static Limit of(DossierMeasure dossier, List<Term> longest, WorkCalendar calendar) {
    if (dossier.due() != null) {
      return new Limit(Rule.DUE, dossier.due());
    }
    Instant start = start(dossier);
    if (start == null || longest.isEmpty()) {
      return NONE;
    }
    long most =
        longest.stream()
            .mapToLong(term ->
                calendar.workedBetween(start, calendar.due(start, term, DueRule.USUAL).at()))
            .max()
            .orElseThrow();
    long waited = supplementMinutes(dossier.turns(), calendar);
    return new Limit(Rule.LONGEST, calendar.plusWorking(start, most + waited));
  }

  /** When the clock began. */
  static @Nullable Instant start(DossierMeasure dossier) {
    return dossier.clockStart() == null ? dossier.received() : dossier.clockStart();
  }

  /** Working minutes in which the applicant was to supplement, as far as that is over. */
  static long supplementMinutes(List<Turn> turns, WorkCalendar calendar) {
    long minutes = 0;
    for (int i = 0; i + 1 < turns.size(); i++) {
      if (turns.get(i).status() == DossierStatus.SUPPLEMENT_REQUESTED) {
        minutes += calendar.workedBetween(turns.get(i).at(), turns.get(i + 1).at());
      }
    }
    return minutes;
  }
}
