package vn.lienthong.worktime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/** What was typed about a day, kept as it was typed. */
record DayForm(
    @Nullable String type,
    @Nullable String nameVi,
    @Nullable String nameEn,
    @Nullable String legalBasis,
    @Nullable String standing,
    @Nullable String partner,
    @Nullable String seen) {
  static final String ORDINARY = "ORDINARY";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  static DayForm of(@Nullable SpecialDay day, String seen) {
    return day == null
        ? new DayForm(ORDINARY, "", "", "", Standing.IN_FORCE.name(), "", seen)
        : new DayForm(
            day.type().name(),
            day.name().vi(),
            day.name().en(),
            day.legalBasis(),
            day.standing().name(),
            "",
            seen);
  }

  /** The same form, after its writer has been shown the edit of somebody else. */
  DayForm seenNow(String now) {
    return new DayForm(type, nameVi, nameEn, legalBasis, standing, partner, now);
  }

  /**
   * The days that this form edits: the day itself and, for a swap, its partner.
   *
   * @param text message by key and argument
   * @param errors gets what is wrong; then the result is empty
   */
  List<DraftDay> days(
      LocalDate day,
      WorkCalendar calendar,
      BiFunction<String, String, String> text,
      FormErrors errors) {
    String basis = clean(legalBasis);
    if (basis.isEmpty()) {
      errors.add("legalBasis", text.apply("worktime.form.basisMissing", ""));
    }
    Optional<DayType> kind = kind();
    if (kind.isEmpty() && !ORDINARY.equals(type)) {
      errors.add("type", text.apply("worktime.form.typeMissing", ""));
      return List.of();
    }
    if (kind.isEmpty()) {
      return errors.isEmpty() ? List.of(draft(day, null, basis)) : List.of();
    }
    boolean rest = weeklyRest(calendar, day);
    if (kind.get() == DayType.MAKE_UP_WORK && !rest) {
      errors.add("type", text.apply("worktime.form.notRest", DATE.format(day)));
    }
    if (kind.get() == DayType.SUBSTITUTED_OFF && rest) {
      errors.add("type", text.apply("worktime.form.restAlready", DATE.format(day)));
    }
    if (clean(nameVi).isEmpty()) {
      errors.add("nameVi", text.apply("worktime.form.nameMissing", ""));
    }
    LocalDate other = partner(calendar, kind.get(), text, errors);
    if (!errors.isEmpty()) {
      return List.of();
    }
    DraftDay own = draft(day, special(day, kind.get(), basis), basis);
    if (other == null) {
      return List.of(own);
    }
    DayType opposite =
        kind.get() == DayType.MAKE_UP_WORK ? DayType.SUBSTITUTED_OFF : DayType.MAKE_UP_WORK;
    return List.of(own, draft(other, special(other, opposite, basis), basis));
  }

  private @Nullable LocalDate partner(
      WorkCalendar calendar,
      DayType kind,
      BiFunction<String, String, String> text,
      FormErrors errors) {
    String typed = clean(partner);
    if (typed.isEmpty() || kind == DayType.HOLIDAY) {
      return null;
    }
    LocalDate other;
    try {
      other = LocalDate.parse(typed, DATE);
      calendar.index(other);
    } catch (DateTimeException | WorktimeException e) {
      errors.add("partner", text.apply("worktime.form.badDate", typed));
      return null;
    }
    boolean rest = weeklyRest(calendar, other);
    if (rest != (kind == DayType.SUBSTITUTED_OFF)) {
      errors.add(
          "partner",
          text.apply(rest ? "worktime.form.restAlready" : "worktime.form.notRest", typed));
    }
    return other;
  }

  private Optional<DayType> kind() {
    return List.of(DayType.HOLIDAY, DayType.SUBSTITUTED_OFF, DayType.MAKE_UP_WORK).stream()
        .filter(kind -> kind.name().equals(type))
        .findFirst();
  }

  private SpecialDay special(LocalDate day, DayType kind, String basis) {
    String vi = clean(nameVi);
    String en = clean(nameEn).isEmpty() ? vi : clean(nameEn);
    Standing known =
        List.of(Standing.values()).stream()
            .filter(s -> s.name().equals(standing))
            .findFirst()
            .orElse(Standing.UNVERIFIED);
    return new SpecialDay(day, kind, new DayName(vi, en), basis, known);
  }

  private static DraftDay draft(LocalDate day, @Nullable SpecialDay special, String basis) {
    return new DraftDay(day, special, basis, Instant.EPOCH, "");
  }

  private static boolean weeklyRest(WorkCalendar calendar, LocalDate day) {
    return calendar.weeklyRest(day);
  }

  private static String clean(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
