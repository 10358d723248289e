package vn.lienthong.indices;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** The score of the province or a unit, and the ranking of units. */
@Controller
@Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
class IndicesController {
  private static final int TREND = 12;
  private static final int ENDS = 5;

  private final IndicesDesk desk;
  private final Scores scores;
  private final Forecast forecast;
  private final Costs costs;
  private final PendingRepository pending;
  private final EntryRepository entries;
  private final Official official;
  private final Clock clock;

  IndicesController(
      IndicesDesk desk,
      Scores scores,
      Forecast forecast,
      Costs costs,
      PendingRepository pending,
      EntryRepository entries,
      Official official,
      Clock clock) {
    this.desk = desk;
    this.scores = scores;
    this.forecast = forecast;
    this.costs = costs;
    this.pending = pending;
    this.entries = entries;
    this.official = official;
    this.clock = clock;
  }

  /**
   * @param open units whose figures the user may see
   * @param official totals that were published, by unit
   */
  record RankingPage(
      Period period,
      List<Scores.Ranked> rows,
      List<UUID> open,
      List<Catalogue.Group> groups,
      Map<UUID, Double> official,
      boolean edits,
      Instant asOf) {}

  @GetMapping("/indices")
  String home(@RequestParam(defaultValue = "") String period, CurrentUser user, Model model) {
    return page(desk.home(user), period, user, model);
  }

  @GetMapping("/indices/units/{id}")
  String unit(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String period,
      CurrentUser user,
      Model model) {
    return page(desk.unit(id, user), period, user, model);
  }

  private String page(UnitSummary unit, String text, CurrentUser user, Model model) {
    Instant now = clock.instant();
    Period period = Period.read(text, Vietnam.today(clock));
    Scorecard card = scores.card(unit, period);
    List<Scores.Ranked> ranking = scores.ranking(period);
    UnitPage.Place place =
        ranking.stream()
            .filter(ranked -> ranked.unit().id().equals(unit.id()))
            .map(ranked -> new UnitPage.Place(ranked.place(), ranking.size()))
            .findFirst()
            .orElse(null);
    boolean province = unit.parentId() == null;
    model.addAttribute(
        "page",
        new UnitPage(
            unit,
            period,
            card,
            scores.catalogue().rank(card.total(), period.lastDay()),
            scores.cards(unit, period.months(TREND)),
            forecast.of(unit, period).orElse(null),
            costs.risks(unit, EnumSet.allOf(Risk.class)),
            place,
            province ? ranking.stream().limit(ENDS).toList() : List.of(),
            province ? ranking.reversed().stream().limit(ENDS).toList() : List.of(),
            now,
            new UnitPage.Rights(
                desk.mayEdit(user),
                user.may(IndicesDesk.ENTER, unit.path()),
                pending.count(),
                entries.withoutDecisionDay())));
    return "indices/unit";
  }

  @GetMapping("/indices/ranking")
  String ranking(@RequestParam(defaultValue = "") String period, CurrentUser user, Model model) {
    Period asked = Period.read(period, Vietnam.today(clock));
    List<Scores.Ranked> rows = scores.ranking(asked);
    model.addAttribute(
        "page",
        new RankingPage(
            asked,
            rows,
            rows.stream()
                .map(Scores.Ranked::unit)
                .filter(unit -> IndicesDesk.sees(unit, user))
                .map(UnitSummary::id)
                .filter(Objects::nonNull)
                .toList(),
            scores.catalogue().groups(),
            official.totals(asked),
            desk.mayEdit(user),
            clock.instant()));
    return "indices/ranking";
  }
}
