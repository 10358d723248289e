package vn.lienthong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a draft would do, shown before it is published. */
record CalendarPreview(
    List<CalendarChange> changes,
    List<DraftHours> hours,
    List<Effect> effects,
    List<CalendarImpactSource.Impact> impacts) {
  private static final List<Term> USUAL_TERMS =
      List.of(
          Term.workingDays(1),
          Term.workingDays(3),
          Term.workingDays(5),
          Term.workingDays(10),
          Term.workingDays(15),
          Term.workingDays(30),
          Term.calendarDays(15),
          Term.calendarDays(30));
  private static final int LOOK_BACK = 60;
  private static final int LOOK_AHEAD = 30;

  /**
   * Dossiers received from one day to another get another due date for this term.
   *
   * @param days of receipt that are touched
   * @param before due date of a receipt on {@code last}, 8:00
   */
  record Effect(
      Term term, int days, LocalDate first, LocalDate last, Instant before, Instant after) {}

  boolean isEmpty() {
    return changes.isEmpty() && hours.isEmpty();
  }

  static List<Effect> effects(
      WorkCalendar current,
      WorkCalendar next,
      List<CalendarChange> changes,
      List<DraftHours> hours,
      DueRule rule) {
    List<LocalDate> moving =
        Stream.concat(
                changes.stream().filter(CalendarChange::movesTime).map(CalendarChange::day),
                hours.stream().map(DraftHours::from))
            .sorted()
            .toList();
    List<Effect> effects = new ArrayList<>();
    if (moving.isEmpty()) {
      return effects;
    }
    LocalDate from = moving.getFirst().minusDays(LOOK_BACK);
    LocalDate to = moving.getLast().plusDays(hours.isEmpty() ? 0 : LOOK_AHEAD);
    for (Term term : USUAL_TERMS) {
      Effect effect = effect(current, next, from, to, term, rule);
      if (effect != null) {
        effects.add(effect);
      }
    }
    return effects;
  }

  private static @Nullable Effect effect(
      WorkCalendar current,
      WorkCalendar next,
      LocalDate from,
      LocalDate to,
      Term term,
      DueRule rule) {
    Effect found = null;
    LocalDate start = from.isBefore(current.sheet().from()) ? current.sheet().from() : from;
    for (LocalDate day = start; !day.isAfter(to); day = day.plusDays(1)) {
      Instant receipt = day.atTime(LocalTime.of(8, 0)).atZone(WorkCalendar.ZONE).toInstant();
      Instant before = current.due(receipt, term, rule).at();
      Instant after = next.due(receipt, term, rule).at();
      if (!before.equals(after)) {
        found =
            new Effect(
                term,
                found == null ? 1 : found.days() + 1,
                found == null ? day : found.first(),
                day,
                before,
                after);
      }
    }
    return found;
  }
}
