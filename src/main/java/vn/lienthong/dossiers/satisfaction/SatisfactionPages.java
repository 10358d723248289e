package vn.lienthong.dossiers.satisfaction;

import java.math.BigDecimal;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.dossiers.reports.FormerUnits;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** The scores in words. */
@Component
class SatisfactionPages {
  private static final String NOTHING = "–";

  private final Satisfaction satisfaction;
  private final Questionnaires questionnaires;
  private final FormerUnits former;
  private final DirectoryApi directory;
  private final Clock clock;

  SatisfactionPages(
      Satisfaction satisfaction,
      Questionnaires questionnaires,
      FormerUnits former,
      DirectoryApi directory,
      Clock clock) {
    this.satisfaction = satisfaction;
    this.questionnaires = questionnaires;
    this.former = former;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * @param whole every question has points, so that the grade is final
   */
  record Line(
      String key,
      String name,
      long ratings,
      List<String> points,
      @Nullable BigDecimal score,
      String total,
      Scheme.@Nullable Grade grade,
      boolean whole) {}

  record ScoresPage(
      Satisfaction.Whom whom,
      Satisfaction.Quarter quarter,
      String title,
      List<Question> questions,
      Scheme scheme,
      List<Line> lines,
      String previous,
      String next,
      boolean mayEdit) {}

  LocalDate today() {
    return Vietnam.today(clock);
  }

  static UnitRanges reach(CurrentUser user) {
    return UnitRanges.of(user, List.of(Satisfaction.READ));
  }

  static Satisfaction.Quarter quarter(@Nullable String day, LocalDate today) {
    try {
      return Satisfaction.Quarter.of(
          day == null || day.isBlank() ? today : LocalDate.parse(day.strip()));
    } catch (DateTimeException e) {
      return Satisfaction.Quarter.of(today);
    }
  }

  ScoresPage page(
      Satisfaction.Whom whom, Satisfaction.Quarter quarter, CurrentUser user, Texts texts) {
    LocalDate last = quarter.to().isAfter(today()) ? today() : quarter.to();
    LocalDate day = last.isBefore(quarter.from()) ? quarter.from() : last;
    Scheme scheme = satisfaction.scheme(whom, day);
    List<Question> questions =
        questionnaires.on(day).stream()
            .filter(question -> scheme.questions().contains(question.code()))
            .toList();
    Map<String, Scores> scores = satisfaction.scores(whom, quarter, former.with(reach(user)));
    Map<String, String> names = names(whom, List.copyOf(scores.keySet()), texts);
    List<Line> lines = new ArrayList<>();
    scores.forEach((key, one) -> lines.add(line(key, names, one, questions, scheme, texts)));
    Collator collator = Collator.getInstance(Locale.of("vi", "VN"));
    lines.sort((a, b) -> collator.compare(a.name(), b.name()));
    String base = "/dossiers/satisfaction?by=" + whom.name().toLowerCase(Locale.ROOT) + "&quarter=";
    return new ScoresPage(
        whom,
        quarter,
        texts.t(
            "dossiers.reports.quarter",
            (quarter.from().getMonthValue() + 2) / 3,
            "" + quarter.from().getYear()),
        questions,
        scheme,
        lines,
        base + quarter.from().minusMonths(3),
        base + quarter.from().plusMonths(3),
        user.may(Questionnaires.EDIT));
  }

  private static Line line(
      String key,
      Map<String, String> names,
      Scores scores,
      List<Question> questions,
      Scheme scheme,
      Texts texts) {
    BigDecimal total = scores.total(scheme);
    return new Line(
        key,
        names.getOrDefault(key, key),
        scores.ratings(),
        questions.stream().map(question -> number(scores.of(question.code()), 2, texts)).toList(),
        total,
        number(total, 1, texts),
        total == null ? null : scheme.grade(total),
        scores.whole(scheme));
  }

  static String number(@Nullable BigDecimal value, int digits, Texts texts) {
    if (value == null) {
      return NOTHING;
    }
    NumberFormat format =
        NumberFormat.getNumberInstance(
            texts.lang().equals("en") ? Locale.ENGLISH : Locale.of("vi", "VN"));
    format.setMaximumFractionDigits(digits);
    format.setMinimumFractionDigits(1);
    return format.format(value);
  }

  private Map<String, String> names(Satisfaction.Whom whom, List<String> keys, Texts texts) {
    List<UUID> ids = keys.stream().map(UUID::fromString).toList();
    Map<String, String> names = new HashMap<>();
    switch (whom) {
      case AGENCY ->
          directory.units(ids).forEach(unit -> names.put(unit.id().toString(), unit.name()));
      case OFFICER -> {
        directory.people(ids).forEach(one -> names.put(one.id().toString(), one.name()));
        names.put(new UUID(0, 0).toString(), texts.t("dossiers.reports.noOfficer"));
      }
    }
    return names;
  }
}
