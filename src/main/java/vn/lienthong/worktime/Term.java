package vn.lienthong.worktime;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time limit as a procedure states it.
 *
 * @param amount at least 1 for a counted unit, 0 otherwise
 */
public record Term(int amount, Unit unit) {
  private static final int MOST = 10_000;
  private static final int MOST_MINUTES = MOST * WorkingHours.DAY_MINUTES;
  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})(?:[.,](\\d{1,2}))?\\s*(.+)");

  public Term {
    if (unit.counted()
        ? amount < 1 || amount > (unit == Unit.MINUTE ? MOST_MINUTES : MOST)
        : amount != 0) {
      throw new WorktimeException(WorktimeErrors.BAD_TERM, amount + " " + unit);
    }
  }

  public static Term minutes(int amount) {
    return new Term(amount, Unit.MINUTE);
  }

  public static Term hours(int amount) {
    return new Term(amount, Unit.HOUR);
  }

  public static Term workingDays(int amount) {
    return new Term(amount, Unit.WORKING_DAY);
  }

  public static Term calendarDays(int amount) {
    return new Term(amount, Unit.CALENDAR_DAY);
  }

  public static Term months(int amount) {
    return new Term(amount, Unit.MONTH);
  }

  /** Done within the day, or the next working day when received after the cut-off. */
  public static Term sameDay() {
    return new Term(0, Unit.SAME_DAY_CUTOFF);
  }

  /** Without an appointment date. */
  public static Term none() {
    return new Term(0, Unit.NONE);
  }

  /**
   * Reads {@code 5wd}, {@code 8h}, {@code 30min}, {@code 15d}, {@code 1m}, {@code same-day}, {@code
   * none}, or the Vietnamese words ("5 ngày làm việc", "0,5 ngày làm việc", "8 giờ", "15 ngày", "1
   * tháng", "trong ngày"). A part of a working day becomes whole hours.
   */
  public static Term parse(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    switch (plain) {
      case "same-day", "sameday", "trong ngày", "trong ngày làm việc" -> {
        return sameDay();
      }
      case "none", "không hẹn", "không có ngày hẹn trả" -> {
        return none();
      }
      default -> {
        return parseCounted(plain);
      }
    }
  }

  private static Term parseCounted(String plain) {
    Matcher matcher = TEXT.matcher(plain);
    if (!matcher.matches()) {
      throw unreadable(plain);
    }
    Unit unit =
        switch (matcher.group(3)) {
          case "min", "minute", "minutes", "phút", "phút làm việc" -> Unit.MINUTE;
          case "h", "hour", "hours", "giờ", "giờ làm việc" -> Unit.HOUR;
          case "wd", "working day", "working days", "ngày làm việc" -> Unit.WORKING_DAY;
          case "d", "day", "days", "calendar days", "ngày" -> Unit.CALENDAR_DAY;
          case "m", "month", "months", "tháng" -> Unit.MONTH;
          default -> throw unreadable(plain);
        };
    int whole = Integer.parseInt(matcher.group(1));
    String fraction = matcher.group(2);
    if (fraction == null || fraction.replace("0", "").isEmpty()) {
      return new Term(whole, unit);
    }
    int hundredths = whole * 100 + Integer.parseInt((fraction + "0").substring(0, 2));
    if (unit != Unit.WORKING_DAY || hundredths * 8 % 100 != 0) {
      throw unreadable(plain);
    }
    return hours(hundredths * 8 / 100);
  }

  private static WorktimeException unreadable(String text) {
    return new WorktimeException(WorktimeErrors.BAD_TERM, "\"" + text + "\"");
  }

  /** The short form that {@link #parse} reads. */
  public String code() {
    return switch (unit) {
      case MINUTE -> amount + "min";
      case HOUR -> amount + "h";
      case WORKING_DAY -> amount + "wd";
      case CALENDAR_DAY -> amount + "d";
      case MONTH -> amount + "m";
      case SAME_DAY_CUTOFF -> "same-day";
      case NONE -> "none";
    };
  }
}
