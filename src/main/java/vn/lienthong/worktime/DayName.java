package vn.lienthong.worktime;

/** The name of a special day in both languages of the product. */
public record DayName(String vi, String en) {
  public DayName {
    if (vi.isBlank() || en.isBlank()) {
      throw new WorktimeException(WorktimeErrors.BAD_CALENDAR, "a day needs two names");
    }
  }
}
