package vn.lienthong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published calendar of working days. Immutable and safe to share.
 *
 * <p>All arithmetic is in whole minutes, as Form 01 records them: seconds are cut off. Working
 * minutes are counted in prefix sums, so each question costs a few array reads however long the
 * interval is.
 */
public final class WorkCalendar {
  /** The one time zone of the country. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** Constant since 1975, which spares the look-up of zone rules. */
  static final ZoneOffset OFFSET = ZoneOffset.ofHours(7);

  private static final int DAY = WorkingHours.CLOCK_MINUTES;

  private final CalendarSheet sheet;
  private final long firstEpochDay;
  private final int days;
  private final DayType[] types;
  private final String[] weekendBasis;
  private final boolean[] weeklyRest;
  private final Map<LocalDate, SpecialDay> special = new HashMap<>();
  private final int[] workingDaysBefore;
  private final int[] workingDays;
  private final WorkingHours[] hours;

  public WorkCalendar(CalendarSheet sheet) {
    this.sheet = sheet;
    firstEpochDay = sheet.from().toEpochDay();
    days = (int) (sheet.to().toEpochDay() - firstEpochDay) + 1;
    types = new DayType[days];
    weekendBasis = new String[days];
    weeklyRest = new boolean[days];
    hours = new WorkingHours[days];
    layHours();
    layWeeks();
    for (SpecialDay day : sheet.specialDays()) {
      laySpecial(day);
    }
    workingDaysBefore = new int[days + 1];
    int[] found = new int[days];
    int count = 0;
    for (int day = 0; day < days; day++) {
      workingDaysBefore[day] = count;
      if (types[day].working()) {
        found[count++] = day;
      }
    }
    workingDaysBefore[days] = count;
    workingDays = Arrays.copyOf(found, count);
  }

  private void layHours() {
    List<HoursFrom> entries = sheet.hours();
    int entry = 0;
    for (int day = 0; day < days; day++) {
      while (entry + 1 < entries.size() && !entries.get(entry + 1).from().isAfter(date(day))) {
        entry++;
      }
      hours[day] = entries.get(entry).hours();
    }
  }

  private void layWeeks() {
    List<WeeklyRest> rests = sheet.weeklyRests();
    int rule = 0;
    for (int day = 0; day < days; day++) {
      LocalDate date = date(day);
      while (rule + 1 < rests.size() && !rests.get(rule + 1).from().isAfter(date)) {
        rule++;
      }
      boolean rest = rests.get(rule).days().contains(date.getDayOfWeek());
      weeklyRest[day] = rest;
      types[day] = rest ? DayType.WEEKEND : DayType.WORKING;
      weekendBasis[day] = rests.get(rule).legalBasis();
    }
  }

  private void laySpecial(SpecialDay day) {
    int index = (int) (day.date().toEpochDay() - firstEpochDay);
    if (index < 0 || index >= days) {
      throw bad(day.date() + " lies outside the sheet");
    }
    if (special.put(day.date(), day) != null) {
      throw bad(day.date() + " is given twice");
    }
    if (day.type() == DayType.MAKE_UP_WORK && types[index] != DayType.WEEKEND) {
      throw bad(day.date() + " is no day of weekly rest, so no work can be made up on it");
    }
    if (day.type() == DayType.SUBSTITUTED_OFF && types[index] == DayType.WEEKEND) {
      throw bad(day.date() + " is a day of weekly rest already");
    }
    types[index] = day.type();
  }

  private static WorktimeException bad(String detail) {
    return new WorktimeException(WorktimeErrors.BAD_CALENDAR, detail);
  }

  /** Identifies the published sheet behind every answer. */
  public String version() {
    return sheet.version();
  }

  public CalendarSheet sheet() {
    return sheet;
  }

  public DayType type(LocalDate date) {
    return types[index(date)];
  }

  /** What makes this day differ from the ordinary week, if anything does. */
  public Optional<SpecialDay> special(LocalDate date) {
    return Optional.ofNullable(special.get(date));
  }

  /** The office hours of that day, should it be a working day. */
  public WorkingHours hours(LocalDate date) {
    return hours[index(date)];
  }

  public boolean holds(LocalDate date) {
    return !date.isBefore(sheet.from()) && !date.isAfter(sheet.to());
  }

  /** When work ends on the day by the hours published for it; empty when nobody works. */
  public Optional<Instant> closing(LocalDate date) {
    int day = index(date);
    return working(day) ? Optional.of(instant(closing(day))) : Optional.empty();
  }

  /** The first working day after the day. */
  public LocalDate nextWorkingDay(LocalDate date) {
    return date(workingDay(workingDaysBefore(index(date) + 1)));
  }

  /** Whether offices rest on this day of the week, whatever special day it is. */
  boolean weeklyRest(LocalDate date) {
    return weeklyRest[index(date)];
  }

  /** The text that makes this date of the week a day of rest. */
  String weekendBasis(LocalDate date) {
    return weekendBasis[index(date)];
  }

  /** Minutes of work from {@code from} to {@code to}; negative when {@code to} is earlier. */
  public long workedBetween(Instant from, Instant to) {
    return worked(minute(to)) - (long) worked(minute(from));
  }

  /** The working time left until {@code due}, or the working time by which it has been missed. */
  public Remaining remaining(Instant now, Instant due) {
    return new Remaining(workedBetween(now, due), now.isAfter(due));
  }

  /**
   * The instant at which {@code minutes} more (or, negative, fewer) minutes of work are done.
   * Always within office hours: at lunch or closing time it is the end of the shift, not the next
   * start.
   */
  public Instant plusWorking(Instant from, long minutes) {
    return instant(at(Math.toIntExact(worked(minute(from)) + minutes)));
  }

  /** The due date of a term that runs without interruption from {@code received}. */
  public DueDate due(Instant received, Term term, DueRule rule) {
    return due(DueQuestion.of(received, term, rule));
  }

  /** The due date of a term, with its pauses and its start at the competent agency. */
  public DueDate due(DueQuestion question) {
    return DueDate.compute(this, question);
  }

  // Below, a "minute" counts from midnight of the first day held, a "day" is an index from it, and
  // "worked" is the number of working minutes since then.

  int minute(Instant instant) {
    long minute =
        Math.floorDiv(instant.getEpochSecond() + OFFSET.getTotalSeconds(), 60L)
            - firstEpochDay * DAY;
    if (minute < 0 || minute >= (long) days * DAY) {
      throw outside(instant.toString());
    }
    return (int) minute;
  }

  Instant instant(int minute) {
    return Instant.ofEpochSecond((firstEpochDay * DAY + minute) * 60 - OFFSET.getTotalSeconds());
  }

  LocalDateTime local(int minute) {
    return date(minute / DAY).atStartOfDay().plusMinutes(minute % DAY);
  }

  LocalDate date(int day) {
    return LocalDate.ofEpochDay(firstEpochDay + day);
  }

  int index(LocalDate date) {
    long index = date.toEpochDay() - firstEpochDay;
    if (index < 0 || index >= days) {
      throw outside(date.toString());
    }
    return (int) index;
  }

  private WorktimeException outside(String what) {
    return new WorktimeException(
        WorktimeErrors.OUT_OF_CALENDAR,
        what + " is not within " + sheet.from() + "–" + sheet.to() + " of " + version());
  }

  int worked(int minute) {
    int day = minute / DAY;
    int before = workingDaysBefore[day] * WorkingHours.DAY_MINUTES;
    return types[day].working() ? before + hours[day].workedBefore(minute % DAY) : before;
  }

  /** The earliest minute at which {@code worked} minutes are done. */
  int at(int worked) {
    if (worked <= 0) {
      throw outside("an instant before the first working day");
    }
    int full = (worked - 1) / WorkingHours.DAY_MINUTES;
    int day = workingDay(full);
    return day * DAY + hours[day].endOf(worked - full * WorkingHours.DAY_MINUTES);
  }

  /** The day that has this many working days before it and is one. */
  int workingDay(int ordinal) {
    if (ordinal < 0 || ordinal >= workingDays.length) {
      throw outside("working day no. " + ordinal);
    }
    return workingDays[ordinal];
  }

  int workingDaysBefore(int day) {
    if (day < 0 || day > days) {
      throw outside("day " + day);
    }
    return workingDaysBefore[day];
  }

  boolean working(int day) {
    return types[day].working();
  }

  int closing(int day) {
    return day * DAY + hours[day].endOf(WorkingHours.DAY_MINUTES);
  }

  /** The first minute of work at or after {@code minute}. */
  int nextWorked(int minute) {
    int day = minute / DAY;
    if (types[day].working()) {
      int next = hours[day].nextWorked(minute % DAY);
      if (next >= 0) {
        return day * DAY + next;
      }
    }
    return opening(workingDay(workingDaysBefore(day + 1)));
  }

  int opening(int day) {
    return day * DAY + hours[day].endOf(0);
  }
}
