package vn.lienthong.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The calendar of the whole country for any years from 1990 on, laid out from the dated rules that
 * ship with the product: holidays, compensation for weekends, announced swaps. Years whose
 * announcement is not entered are projected and say so.
 */
public final class NationalCalendar {
  /** The first year for which rules are held. */
  public static final int FIRST_YEAR = 1990;

  private static final String HOURS_BASIS =
      "Bộ luật Lao động 2019, Điều 105; giờ hành chính của tỉnh (cấu hình)";

  private final List<WeeklyRest> weeklyRests;
  private final List<HolidayRule> holidays;
  private final Map<Integer, Integer> tetSplits;
  private final NavigableMap<LocalDate, Basis> compensation = new TreeMap<>();
  private final List<Swap> swaps;

  private record Basis(String text, Standing standing) {}

  private record Swap(LocalDate off, LocalDate worked, Basis basis) {}

  public NationalCalendar() {
    weeklyRests =
        CalendarData.rows("weekly-rests.csv").stream()
            .map(r -> new WeeklyRest(LocalDate.parse(r.get(0)), daysOfWeek(r.get(1)), r.get(2)))
            .toList();
    holidays = CalendarData.rows("holiday-rules.csv").stream().map(HolidayRule::of).toList();
    tetSplits =
        CalendarData.rows("tet-splits.csv").stream()
            .collect(
                Collectors.toMap(r -> Integer.valueOf(r.get(0)), r -> Integer.valueOf(r.get(1))));
    for (List<String> r : CalendarData.rows("compensations.csv")) {
      compensation.put(LocalDate.parse(r.get(0)), new Basis(r.get(1), Standing.valueOf(r.get(2))));
    }
    swaps =
        CalendarData.rows("swaps.csv").stream()
            .map(r ->
                new Swap(
                    LocalDate.parse(r.get(0)),
                    LocalDate.parse(r.get(1)),
                    new Basis(r.get(2), Standing.valueOf(r.get(3)))))
            .toList();
  }

  private static Set<DayOfWeek> daysOfWeek(String cell) {
    return Arrays.stream(cell.split(",", -1)).map(DayOfWeek::valueOf).collect(Collectors.toSet());
  }

  /** The calendar of all these years with the usual hours. */
  public static WorkCalendar of(int firstYear, int lastYear) {
    return new WorkCalendar(
        new NationalCalendar().sheet("VN-mac-dinh-1", firstYear, lastYear, WorkingHours.USUAL));
  }

  /** The sheet of these years, both included, to be published as it is or corrected first. */
  public CalendarSheet sheet(String version, int firstYear, int lastYear, WorkingHours hours) {
    if (firstYear < FIRST_YEAR) {
      throw new WorktimeException(
          WorktimeErrors.OUT_OF_CALENDAR, "no rules are held before " + FIRST_YEAR);
    }
    NavigableMap<LocalDate, SpecialDay> days = new TreeMap<>();
    // A year more on both sides: Tết and its compensation may reach over the turn of the year.
    for (int year = Math.max(FIRST_YEAR, firstYear - 1); year <= lastYear + 1; year++) {
      layHolidays(year, days);
    }
    List<SpecialDay> laidHolidays = new ArrayList<>(days.values());
    swaps.forEach(swap -> laySwap(swap, days));
    laidHolidays.forEach(holiday -> layCompensation(holiday, days));
    LocalDate from = LocalDate.of(firstYear, 1, 1);
    LocalDate to = LocalDate.of(lastYear, 12, 31);
    return new CalendarSheet(
        version,
        from,
        to,
        List.of(new HoursFrom(from, hours, HOURS_BASIS)),
        weeklyRests,
        List.copyOf(days.subMap(from, true, to, true).values()));
  }

  private void layHolidays(int year, Map<LocalDate, SpecialDay> days) {
    Integer announced = tetSplits.get(year);
    int split = announced == null ? HolidayRule.usualTetDaysBefore(year) : announced;
    boolean projected = year > tetSplits.keySet().stream().max(Integer::compare).orElse(year);
    for (HolidayRule rule : holidays) {
      if (!rule.years().hold(year)) {
        continue;
      }
      HolidayRule.Words words = rule.words();
      Standing standing =
          projected && rule.announcedYearly() ? Standing.PROJECTED : words.standing();
      for (LocalDate date : rule.in(year, split)) {
        days.merge(
            date,
            new SpecialDay(date, DayType.HOLIDAY, words.name(), words.basis(), standing),
            NationalCalendar::both);
      }
    }
  }

  /** Two holidays on one day are one day off; the law compensates weekly rest only. */
  private static SpecialDay both(SpecialDay one, SpecialDay other) {
    DayName name =
        new DayName(
            one.name().vi() + ", " + other.name().vi(), one.name().en() + ", " + other.name().en());
    return new SpecialDay(
        one.date(),
        DayType.HOLIDAY,
        name,
        one.legalBasis() + "; " + other.legalBasis(),
        one.standing());
  }

  private static void laySwap(Swap swap, Map<LocalDate, SpecialDay> days) {
    Basis basis = swap.basis();
    days.put(
        swap.off(),
        new SpecialDay(
            swap.off(),
            DayType.SUBSTITUTED_OFF,
            new DayName(
                "Nghỉ hoán đổi, làm bù " + CalendarData.date(swap.worked()),
                "Day off swapped with " + CalendarData.date(swap.worked())),
            basis.text(),
            basis.standing()));
    days.put(
        swap.worked(),
        new SpecialDay(
            swap.worked(),
            DayType.MAKE_UP_WORK,
            new DayName(
                "Làm bù cho " + CalendarData.date(swap.off()),
                "Working day made up for " + CalendarData.date(swap.off())),
            basis.text(),
            basis.standing()));
  }

  private void layCompensation(SpecialDay holiday, Map<LocalDate, SpecialDay> days) {
    if (!rest(holiday.date())) {
      return;
    }
    LocalDate date = holiday.date().plusDays(1);
    while (rest(date) || days.containsKey(date)) {
      date = date.plusDays(1);
    }
    Basis basis = compensation.floorEntry(date).getValue();
    Standing standing =
        holiday.standing() == Standing.IN_FORCE ? basis.standing() : holiday.standing();
    days.put(
        date,
        new SpecialDay(
            date,
            DayType.SUBSTITUTED_OFF,
            new DayName("Nghỉ bù " + holiday.name().vi(), "In lieu of " + holiday.name().en()),
            basis.text(),
            standing));
  }

  private boolean rest(LocalDate date) {
    WeeklyRest rest = weeklyRests.getFirst();
    for (WeeklyRest next : weeklyRests) {
      if (!next.from().isAfter(date)) {
        rest = next;
      }
    }
    return rest.days().contains(date.getDayOfWeek());
  }
}
