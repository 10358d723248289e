package vn.lienthong.worktime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/** Office hours as they were typed: two shifts from a date on. */
record HoursForm(
    @Nullable String from,
    @Nullable String morning,
    @Nullable String afternoon,
    @Nullable String legalBasis,
    @Nullable String seen) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  static HoursForm empty(String seen) {
    return new HoursForm("", "", "", "", seen);
  }

  /** The same form, after its writer has been shown the hours that somebody else drafted. */
  HoursForm seenNow(String now) {
    return new HoursForm(from, morning, afternoon, legalBasis, now);
  }

  /** What is drafted by the form, or nothing and the errors say why. */
  Optional<DraftHours> hours(
      WorkCalendar calendar, BiFunction<String, String, String> text, FormErrors errors) {
    LocalDate date = null;
    try {
      date = LocalDate.parse(clean(from), DATE);
      calendar.index(date);
    } catch (DateTimeException | WorktimeException e) {
      errors.add("from", text.apply("worktime.form.badDate", clean(from)));
    }
    Optional<Shift> first = shift("morning", morning, text, errors);
    Optional<Shift> second = shift("afternoon", afternoon, text, errors);
    if (clean(legalBasis).isEmpty()) {
      errors.add("legalBasis", text.apply("worktime.form.basisMissing", ""));
    }
    if (date == null || first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    List<Shift> shifts = List.of(first.get(), second.get());
    try {
      new WorkingHours(shifts).shifts();
    } catch (WorktimeException e) {
      errors.add("afternoon", text.apply("worktime.form.notEightHours", ""));
    }
    return errors.isEmpty()
        ? Optional.of(new DraftHours(date, shifts, clean(legalBasis), Instant.EPOCH, ""))
        : Optional.empty();
  }

  private static Optional<Shift> shift(
      String field,
      @Nullable String typed,
      BiFunction<String, String, String> text,
      FormErrors errors) {
    String[] ends = clean(typed).split("\\s*[-–]\\s*", -1);
    try {
      if (ends.length == 2) {
        return Optional.of(
            new Shift(LocalTime.parse(ends[0], TIME), LocalTime.parse(ends[1], TIME)));
      }
    } catch (DateTimeException | WorktimeException e) {
      // Falls through to the one message for all that is no shift.
    }
    errors.add(field, text.apply("worktime.form.badShift", clean(typed)));
    return Optional.empty();
  }

  private static String clean(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
