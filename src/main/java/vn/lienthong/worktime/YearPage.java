package vn.lienthong.worktime;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A year of the calendar for the page. */
record YearPage(
    int year,
    String version,
    boolean first,
    boolean last,
    boolean mayEdit,
    int drafted,
    int workingDays,
    int daysOff,
    int madeUp,
    List<Month> months,
    List<SpecialDay> special,
    List<PublishedCalendar> versions,
    List<LegalValue> values,
    String hours) {

  record Month(int number, int blanks, int workingDays, List<Day> days) {
    /** Weeks of seven cells, Monday first; null stands before the first and after the last day. */
    List<List<@Nullable Day>> weeks() {
      List<@Nullable Day> cells = new ArrayList<>();
      for (int i = 0; i < blanks; i++) {
        cells.add(null);
      }
      cells.addAll(days);
      while (cells.size() % 7 != 0) {
        cells.add(null);
      }
      List<List<@Nullable Day>> weeks = new ArrayList<>();
      for (int i = 0; i < cells.size(); i += 7) {
        weeks.add(cells.subList(i, i + 7));
      }
      return weeks;
    }
  }

  record Day(
      LocalDate date,
      DayType type,
      @Nullable SpecialDay special,
      String lunar,
      boolean drafted,
      boolean today) {
    String kind() {
      return switch (type) {
        case WORKING -> "";
        case WEEKEND -> "rest";
        case HOLIDAY -> "holiday";
        case SUBSTITUTED_OFF -> "off";
        case MAKE_UP_WORK -> "made";
      };
    }

    boolean doubtful() {
      return special != null && special.standing() != Standing.IN_FORCE;
    }
  }

  /** What the page needs beside the calendar. */
  record Frame(
      int year,
      LocalDate today,
      boolean mayEdit,
      Set<LocalDate> drafted,
      List<PublishedCalendar> versions,
      List<LegalValue> values) {}

  static YearPage of(WorkCalendar calendar, String version, Frame frame) {
    int year = frame.year();
    List<Month> months = new ArrayList<>();
    List<SpecialDay> special = new ArrayList<>();
    int working = 0;
    int madeUp = 0;
    for (int number = 1; number <= 12; number++) {
      Month month = month(calendar, YearMonth.of(year, number), frame);
      months.add(month);
      working += month.workingDays();
      for (Day day : month.days()) {
        madeUp += day.type() == DayType.MAKE_UP_WORK ? 1 : 0;
        Optional.ofNullable(day.special()).ifPresent(special::add);
      }
    }
    CalendarSheet sheet = calendar.sheet();
    return new YearPage(
        year,
        version,
        year == sheet.from().getYear(),
        year == sheet.to().getYear(),
        frame.mayEdit(),
        frame.drafted().size(),
        working,
        LocalDate.of(year, 1, 1).lengthOfYear() - working,
        madeUp,
        months,
        special,
        frame.versions(),
        frame.values(),
        HoursController.HoursPage.text(hoursOf(calendar, frame).shifts()));
  }

  private static WorkingHours hoursOf(WorkCalendar calendar, Frame frame) {
    LocalDate day = frame.today();
    return calendar.hours(day.getYear() == frame.year() ? day : LocalDate.of(frame.year(), 1, 1));
  }

  private static Month month(WorkCalendar calendar, YearMonth month, Frame frame) {
    List<Day> days = new ArrayList<>();
    int working = 0;
    for (int i = 1; i <= month.lengthOfMonth(); i++) {
      LocalDate date = month.atDay(i);
      DayType type = calendar.type(date);
      working += type.working() ? 1 : 0;
      days.add(
          new Day(
              date,
              type,
              calendar.special(date).orElse(null),
              lunar(date),
              frame.drafted().contains(date),
              date.equals(frame.today())));
    }
    return new Month(
        month.getMonthValue(), month.atDay(1).getDayOfWeek().getValue() - 1, working, days);
  }

  private static String lunar(LocalDate date) {
    LunarDate lunar = LunarCalendar.of(date);
    return lunar.day() == 1 || date.getDayOfMonth() == 1
        ? lunar.day() + "/" + lunar.month()
        : String.valueOf(lunar.day());
  }
}
