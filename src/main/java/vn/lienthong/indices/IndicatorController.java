package vn.lienthong.indices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** One indicator of a unit, down to what cost its points; and dossiers about to cost some. */
@Controller
@Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
class IndicatorController {
  private static final int SIZE = 50;
  private static final int TREND = 12;

  private final IndicesDesk desk;
  private final Scores scores;
  private final Costs costs;
  private final EntryRepository entries;
  private final WorktimeApi worktime;
  private final Clock clock;

  IndicatorController(
      IndicesDesk desk,
      Scores scores,
      Costs costs,
      EntryRepository entries,
      WorktimeApi worktime,
      Clock clock) {
    this.desk = desk;
    this.scores = scores;
    this.costs = costs;
    this.entries = entries;
    this.worktime = worktime;
    this.clock = clock;
  }

  /**
   * @param dossiers null unless the indicator counts dossiers; so the others
   */
  record IndicatorPage(
      UnitSummary unit,
      Period period,
      IndicatorScore score,
      Catalogue.Group group,
      List<Scorecard> trend,
      Costs.@Nullable Page dossiers,
      @Nullable KeyPage<CostRepository.ProcedureRow> procedures,
      @Nullable List<JudgedAnnouncement> announcements,
      @Nullable List<JudgedPetition> petitions,
      Instant asOf) {
    String base() {
      return UnitPage.base(unit.id()) + "/indicators/" + score.indicator().code();
    }
  }

  record JudgedAnnouncement(
      Announcement row, LocalDate decideBy, @Nullable LocalDate publishBy, boolean onTime) {}

  record JudgedPetition(Petition row, boolean onTime, boolean bad) {}

  record RisksPage(UnitSummary unit, Risk risk, Costs.Page list, java.util.Map<Risk, Long> counts) {
    String base() {
      return UnitPage.base(unit.id()) + "/risks";
    }
  }

  @GetMapping("/indices/units/{id}/indicators/{indicator}")
  String indicator(
      @PathVariable UUID id,
      @PathVariable String indicator,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String after,
      CurrentUser user,
      Model model) {
    UnitSummary unit = desk.unit(id, user);
    Period asked = Period.read(period, Vietnam.today(clock));
    Catalogue catalogue = scores.catalogue();
    Catalogue.Indicator known = catalogue.indicator(indicator);
    Catalogue.Group group =
        catalogue.groups().stream()
            .filter(g -> g.code().equals(known.group()))
            .findFirst()
            .orElseThrow();
    IndicatorScore score = scores.card(unit, asked).indicator(indicator);
    Instant now = clock.instant();
    CostRepository.Question question = CostRepository.Question.of(unit, asked, catalogue, now);
    model.addAttribute(
        "page",
        new IndicatorPage(
            unit,
            asked,
            score,
            group,
            scores.cards(unit, asked.months(TREND)),
            lists(score, Measure.From.DOSSIERS)
                ? costs.dossiers(score.formula(), question, Keys.id(after), SIZE, user)
                : null,
            lists(score, Measure.From.PROCEDURES) ? procedures(score, question, after) : null,
            lists(score, Measure.From.PUBLICATIONS) ? announcements(score, unit, asked) : null,
            lists(score, Measure.From.PETITIONS) ? petitions(score, unit, asked) : null,
            now));
    return "indices/indicator";
  }

  /** An average is looked at by procedure. */
  private static boolean lists(IndicatorScore score, Measure.From from) {
    return score.formula().scores()
        ? score.formula().counted().from() == from
        : from == Measure.From.PROCEDURES;
  }

  private KeyPage<CostRepository.ProcedureRow> procedures(
      IndicatorScore score, CostRepository.Question question, String after) {
    return KeyPage.of(
        costs.procedures(score.formula(), question, after, SIZE + 1),
        SIZE,
        CostRepository.ProcedureRow::code);
  }

  private List<JudgedAnnouncement> announcements(
      IndicatorScore score, UnitSummary unit, Period period) {
    WorkCalendar calendar = worktime.calendar();
    Formula formula = score.formula();
    boolean announced = formula.counted() == Measure.ANNOUNCED_ON_TIME;
    return entries.announcements(unit.path(), period.from(), period.until()).stream()
        .map(a ->
            new JudgedAnnouncement(
                a,
                a.decideBy(formula, calendar),
                a.publishBy(formula, calendar),
                announced
                    ? a.announcedOnTime(formula, calendar)
                    : a.publishedOnTime(formula, calendar)))
        .filter(judged -> !judged.onTime())
        .toList();
  }

  private List<JudgedPetition> petitions(IndicatorScore score, UnitSummary unit, Period period) {
    WorkCalendar calendar = worktime.calendar();
    Formula limits =
        scores.catalogue().formula("PETITIONS_ON_TIME", period.lastDay()).orElse(score.formula());
    LocalDate on = EntryCounts.of(scores.catalogue(), period, clock.instant(), calendar).on();
    return entries.petitions(unit.path(), period.from(), period.until()).stream()
        .map(
            p -> new JudgedPetition(p, p.onTime(limits, on, calendar), p.bad(limits, on, calendar)))
        .filter(judged ->
            score.formula().counted() == Measure.PETITIONS_BAD ? judged.bad() : !judged.onTime())
        .toList();
  }

  @GetMapping("/indices/units/{id}/risks")
  String risks(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "OVERDUE") Risk risk,
      @RequestParam(defaultValue = "") String after,
      CurrentUser user,
      Model model) {
    UnitSummary unit = desk.unit(id, user);
    model.addAttribute(
        "page",
        new RisksPage(
            unit,
            risk,
            costs.risks(risk, unit, after, SIZE, user),
            costs.risks(unit, EnumSet.allOf(Risk.class))));
    return "indices/risks";
  }
}
