package vn.lienthong.worktime;

import java.time.LocalTime;
import java.util.List;

/**
 * The office hours of a working day in {@link WorkCalendar#ZONE}. Together they are always 8 hours,
 * since 1 working day = 8 working hours.
 */
public final class WorkingHours {
  /** Minutes of work in a working day. */
  public static final int DAY_MINUTES = 480;

  static final int CLOCK_MINUTES = 1440;

  /** The usual hours of provincial offices: 7:00–11:30 and 13:30–17:00. */
  public static final WorkingHours USUAL =
      new WorkingHours(
          List.of(
              new Shift(LocalTime.of(7, 0), LocalTime.of(11, 30)),
              new Shift(LocalTime.of(13, 30), LocalTime.of(17, 0))));

  private final List<Shift> shifts;
  private final short[] workedBefore = new short[CLOCK_MINUTES + 1];
  private final short[] endOfMinute = new short[DAY_MINUTES + 1];

  /**
   * @param shifts in order, without overlap, 8 hours in all
   */
  public WorkingHours(List<Shift> shifts) {
    this.shifts = List.copyOf(shifts);
    int worked = 0;
    int clock = 0;
    for (Shift shift : this.shifts) {
      if (shift.fromMinute() < clock) {
        throw new WorktimeException(
            WorktimeErrors.BAD_CALENDAR, "shifts overlap or are out of order");
      }
      while (clock < shift.fromMinute()) {
        workedBefore[++clock] = (short) worked;
      }
      while (clock < shift.toMinute() && worked < DAY_MINUTES) {
        workedBefore[++clock] = (short) ++worked;
        endOfMinute[worked] = (short) clock;
      }
      if (clock < shift.toMinute()) {
        throw notEightHours();
      }
    }
    if (worked != DAY_MINUTES) {
      throw notEightHours();
    }
    while (clock < CLOCK_MINUTES) {
      workedBefore[++clock] = (short) worked;
    }
    endOfMinute[0] = (short) this.shifts.getFirst().fromMinute();
  }

  private static WorktimeException notEightHours() {
    return new WorktimeException(
        WorktimeErrors.BAD_CALENDAR, "the shifts of a day must be 8 hours in all");
  }

  public List<Shift> shifts() {
    return shifts;
  }

  /** Minutes of work between midnight and this minute of the day (0–1440). */
  int workedBefore(int minuteOfDay) {
    return workedBefore[minuteOfDay];
  }

  /** The minute of the day at which {@code worked} (1–480) minutes are done; 0 is the opening. */
  int endOf(int worked) {
    return endOfMinute[worked];
  }

  /** The first minute of the day, at or after {@code minuteOfDay}, that is worked, or -1. */
  int nextWorked(int minuteOfDay) {
    int worked = workedBefore[minuteOfDay];
    return worked == DAY_MINUTES ? -1 : endOfMinute[worked + 1] - 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WorkingHours hours && hours.shifts.equals(shifts);
  }

  @Override
  public int hashCode() {
    return shifts.hashCode();
  }

  @Override
  public String toString() {
    return "WorkingHours" + shifts;
  }
}
