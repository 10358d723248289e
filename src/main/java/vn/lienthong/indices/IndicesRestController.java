package vn.lienthong.indices;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** The same for programs, to read. A period is 2026-11, 2026-Q4 or 2026; empty is this month. */
@RestController
@RequestMapping("/api/v1/indices")
@Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
@Tag(name = "indices")
class IndicesRestController {
  private static final int MOST = 200;
  private static final int TREND = 12;

  private final IndicesDesk desk;
  private final Scores scores;
  private final Forecast forecast;
  private final Costs costs;
  private final Official official;
  private final Rebuild rebuild;
  private final Clock clock;

  IndicesRestController(
      IndicesDesk desk,
      Scores scores,
      Forecast forecast,
      Costs costs,
      Official official,
      Rebuild rebuild,
      Clock clock) {
    this.desk = desk;
    this.scores = scores;
    this.forecast = forecast;
    this.costs = costs;
    this.official = official;
    this.rebuild = rebuild;
    this.clock = clock;
  }

  /** Nothing is rounded; {@code computation} is written for people. */
  record IndicatorResource(
      String code,
      String number,
      double counted,
      double also,
      double among,
      @Nullable Double times,
      @Nullable Double share,
      @Nullable Double points,
      double max,
      String computation,
      String basis,
      boolean confirmed) {
    static IndicatorResource of(IndicatorScore s) {
      return new IndicatorResource(
          s.indicator().code(),
          s.indicator().number(),
          s.a(),
          s.also(),
          s.b(),
          s.times(),
          s.share(),
          s.points(),
          s.formula().max(),
          new Figures(Locale.ENGLISH).explain(s),
          s.formula().basis(),
          s.formula().confirmed());
    }
  }

  record GroupResource(String code, double points, double max, List<IndicatorResource> indicators) {
    static GroupResource of(Scorecard.GroupScore g) {
      return new GroupResource(
          g.group().code(),
          g.points(),
          g.max(),
          g.indicators().stream().map(IndicatorResource::of).toList());
    }
  }

  record ScoreResource(
      @Nullable UUID unit,
      String period,
      Instant asOf,
      double total,
      double max,
      double applicable,
      List<GroupResource> groups) {
    static ScoreResource of(@Nullable UUID unit, Scorecard card, Instant now) {
      return new ScoreResource(
          unit,
          card.period().text(),
          card.period().asOf(now),
          card.total(),
          card.max(),
          card.applicable(),
          card.groups().stream().map(GroupResource::of).toList());
    }
  }

  record RankedResource(
      int place, UUID unit, String name, double total, String rank, Map<String, Double> groups) {}

  record MonthResource(String period, double total, double applicable) {}

  record OutlookResource(
      String period,
      long dueBeforeTheEnd,
      double lateRate,
      double arrivals,
      double expected,
      double best,
      double worst) {}

  private Period period(String text) {
    return Period.read(text, Vietnam.today(clock));
  }

  @GetMapping("/province")
  @Operation(summary = "Where the user begins: the province's score, or the own agency's")
  ScoreResource province(@RequestParam(defaultValue = "") String period, CurrentUser user) {
    UnitSummary unit = desk.home(user);
    return ScoreResource.of(unit.id(), scores.card(unit, period(period)), clock.instant());
  }

  @GetMapping("/ranking")
  @Operation(summary = "All compared units with place, total and groups; best first")
  List<RankedResource> ranking(@RequestParam(defaultValue = "") String period) {
    return scores.ranking(period(period)).stream()
        .map(ranked ->
            new RankedResource(
                ranked.place(),
                ranked.unit().id(),
                ranked.unit().name(),
                ranked.card().total(),
                ranked.rank().code(),
                ranked.card().groups().stream()
                    .collect(
                        Collectors.toMap(g -> g.group().code(), Scorecard.GroupScore::points))))
        .toList();
  }

  @GetMapping("/units/{id}")
  @Operation(summary = "The score of a unit with every indicator, its numbers and its basis")
  ScoreResource unit(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String period, CurrentUser user) {
    return ScoreResource.of(id, scores.card(desk.unit(id, user), period(period)), clock.instant());
  }

  @GetMapping("/units/{id}/trend")
  @Operation(summary = "Totals of twelve months, oldest first")
  List<MonthResource> trend(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String period, CurrentUser user) {
    return scores.cards(desk.unit(id, user), period(period).months(TREND)).stream()
        .map(card -> new MonthResource(card.period().text(), card.total(), card.applicable()))
        .toList();
  }

  @GetMapping("/units/{id}/forecast")
  @Operation(summary = "The total at the end of a running period, with the least and the most")
  OutlookResource forecast(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String period, CurrentUser user) {
    return forecast
        .of(desk.unit(id, user), period(period))
        .map(o ->
            new OutlookResource(
                o.period().text(),
                o.due(),
                o.lateRate(),
                o.arrivals(),
                o.expected().total(),
                o.best().total(),
                o.worst().total()))
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  @GetMapping("/units/{id}/indicators/{indicator}/dossiers")
  @Operation(summary = "Dossiers that cost points of the indicator, 200 at a time")
  Costs.Page dossiers(
      @PathVariable UUID id,
      @PathVariable String indicator,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String after,
      CurrentUser user) {
    UnitSummary unit = desk.unit(id, user);
    Period asked = period(period);
    Catalogue catalogue = scores.catalogue();
    Formula formula =
        catalogue.formula(
            indicator,
            asked.lastDay(),
            f -> f.scores() && f.counted().from() == Measure.From.DOSSIERS);
    return costs.dossiers(formula, question(unit, asked, catalogue), Keys.id(after), MOST, user);
  }

  private CostRepository.Question question(UnitSummary unit, Period asked, Catalogue catalogue) {
    return CostRepository.Question.of(unit, asked, catalogue, clock.instant());
  }

  @GetMapping("/units/{id}/indicators/{indicator}/procedures")
  @Operation(summary = "Procedures that cost points, or their average times; 200 at a time")
  List<CostRepository.ProcedureRow> procedures(
      @PathVariable UUID id,
      @PathVariable String indicator,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String after,
      CurrentUser user) {
    UnitSummary unit = desk.unit(id, user);
    Period asked = period(period);
    Catalogue catalogue = scores.catalogue();
    Formula formula =
        catalogue.formula(
            indicator,
            asked.lastDay(),
            f -> !f.scores() || f.counted().from() == Measure.From.PROCEDURES);
    return costs.procedures(formula, question(unit, asked, catalogue), after, MOST);
  }

  @GetMapping("/units/{id}/risks")
  @Operation(summary = "Dossiers about to cost points, by limit, 200 at a time")
  Costs.Page risks(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "OVERDUE") Risk risk,
      @RequestParam(defaultValue = "") String after,
      CurrentUser user) {
    return costs.risks(risk, desk.unit(id, user), after, MOST, user);
  }

  @GetMapping("/units/{id}/official")
  @Operation(summary = "Our scores beside the official ones")
  List<Official.Line> official(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String period, CurrentUser user) {
    UnitSummary unit = desk.unit(id, user);
    return official.compare(unit, scores.card(unit, period(period)));
  }

  @GetMapping("/formulas")
  @Operation(summary = "Groups, indicators, formulas with their validity, and ranks")
  Catalogue formulas() {
    return scores.catalogue();
  }

  @GetMapping("/rebuild")
  @Operation(summary = "How far the newest counting anew is")
  Rebuild.Progress rebuild() {
    return rebuild.newest().orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }
}
