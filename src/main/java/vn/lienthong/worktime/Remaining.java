package vn.lienthong.worktime;

/**
 * Working time left or missed, exact to the minute.
 *
 * @param minutes left; negative when missed
 * @param late whether the due instant has passed, even if no minute of work has passed since
 */
public record Remaining(long minutes, boolean late) {
  /** Whole working days, without sign. */
  public long days() {
    return Math.abs(minutes) / WorkingHours.DAY_MINUTES;
  }

  /** Hours beyond the whole days, 0–7. */
  public int hours() {
    return (int) (Math.abs(minutes) % WorkingHours.DAY_MINUTES) / 60;
  }

  /** Minutes beyond the whole hours, 0–59. */
  public int restMinutes() {
    return (int) (Math.abs(minutes) % 60);
  }

  /** Key of the message with the days, hours and minutes as arguments 0, 1, 2. */
  public String messageKey() {
    String side = late ? "worktime.late." : "worktime.left.";
    if (days() > 0) {
      return side + "days";
    }
    return side + (hours() > 0 ? "hours" : "minutes");
  }
}
