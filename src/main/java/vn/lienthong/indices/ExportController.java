package vn.lienthong.indices;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** Scores, rankings and lists of dossiers as Excel, each with its basis. */
@Controller
@Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
class ExportController {
  private static final int PAGE = 1000;
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
  private static final List<String> COSTS =
      List.of(
          "indices.column.dossier",
          "indices.column.procedure",
          "indices.column.procedureCode",
          "indices.column.received",
          "indices.column.end",
          "indices.column.ended",
          "indices.column.limit");

  private final IndicesDesk desk;
  private final Scores scores;
  private final Costs costs;
  private final MessageSource messages;
  private final Clock clock;

  ExportController(
      IndicesDesk desk, Scores scores, Costs costs, MessageSource messages, Clock clock) {
    this.desk = desk;
    this.scores = scores;
    this.costs = costs;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/indices/units/{id}.xlsx")
  void unit(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String period,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    UnitSummary unit = desk.unit(id, user);
    Scorecard card = scores.card(unit, Period.read(period, Vietnam.today(clock)));
    Texts texts = new Texts(messages, locale);
    Figures figures = new Figures(locale);
    try (ScoreExcel excel =
        new ScoreExcel(
            texts.pick(unit.name(), unit.nameEn()),
            subtitle(card.period(), texts),
            Stream.of("number", "indicator", "counted", "among", "computation", "points", "max")
                .map(column -> texts.t("indices.column." + column))
                .toList())) {
      for (Scorecard.GroupScore group : card.groups()) {
        excel.add(
            Arrays.asList(
                "",
                texts.pick(group.group().name(), group.group().nameEn()),
                null,
                null,
                null,
                group.points(),
                group.max()));
        group.indicators().forEach(score -> excel.add(cells(score, texts, figures)));
      }
      excel.add(
          Arrays.asList("", texts.t("indices.total"), null, null, null, card.total(), card.max()));
      excel.note(texts.t("indices.rounding"));
      card.groups().stream()
          .flatMap(group -> group.indicators().stream())
          .map(score -> score.formula().basis())
          .distinct()
          .forEach(basis -> excel.add(List.of(basis)));
      attach(response, "bo-chi-so-766-" + card.period().text());
      excel.write(response.getOutputStream());
    }
  }

  private static List<@Nullable Object> cells(IndicatorScore score, Texts texts, Figures figures) {
    return Arrays.asList(
        score.indicator().number(),
        texts.pick(score.indicator().name(), score.indicator().nameEn()),
        score.a() + score.also(),
        score.b(),
        figures.explain(score),
        score.points(),
        score.formula().max());
  }

  @GetMapping("/indices/ranking.xlsx")
  void ranking(
      @RequestParam(defaultValue = "") String period, Locale locale, HttpServletResponse response)
      throws IOException {
    Texts texts = new Texts(messages, locale);
    Period asked = Period.read(period, Vietnam.today(clock));
    List<String> head =
        new ArrayList<>(
            Stream.of("place", "unit", "total")
                .map(column -> texts.t("indices.column." + column))
                .toList());
    scores
        .catalogue()
        .groups()
        .forEach(group -> head.add(texts.pick(group.name(), group.nameEn())));
    try (ScoreExcel excel =
        new ScoreExcel(texts.t("indices.ranking.title"), subtitle(asked, texts), head)) {
      for (Scores.Ranked row : scores.ranking(asked)) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.place());
        cells.add(texts.pick(row.unit().name(), row.unit().nameEn()));
        cells.add(row.card().total());
        row.card().groups().forEach(group -> cells.add(group.points()));
        excel.add(cells);
      }
      excel.note(texts.t("indices.ranking.rule"));
      attach(response, "xep-hang-766-" + asked.text());
      excel.write(response.getOutputStream());
    }
  }

  /** Written while it is read. */
  @GetMapping("/indices/units/{id}/indicators/{indicator}/dossiers.xlsx")
  void dossiers(
      @PathVariable UUID id,
      @PathVariable String indicator,
      @RequestParam(defaultValue = "") String period,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    UnitSummary unit = desk.unit(id, user);
    Texts texts = new Texts(messages, locale);
    Period asked = Period.read(period, Vietnam.today(clock));
    Catalogue catalogue = scores.catalogue();
    Catalogue.Indicator known = catalogue.indicator(indicator);
    Formula formula =
        catalogue.formula(
            indicator,
            asked.lastDay(),
            f -> f.scores() && f.counted().from() == Measure.From.DOSSIERS);
    CostRepository.Question question =
        CostRepository.Question.of(unit, asked, catalogue, clock.instant());
    try (ScoreExcel excel =
        new ScoreExcel(
            known.number() + " " + texts.pick(known.name(), known.nameEn()),
            texts.pick(unit.name(), unit.nameEn()) + " · " + subtitle(asked, texts),
            COSTS.stream().map(texts::t).toList())) {
      String after = "";
      do {
        Costs.Page page = costs.dossiers(formula, question, Keys.id(after), PAGE, user);
        page.rows().forEach(row -> excel.add(cells(row, texts)));
        after = page.next() == null ? "" : page.next();
      } while (!after.isEmpty());
      excel.note(formula.basis());
      attach(response, "ho-so-mat-diem-" + known.number() + "-" + asked.text());
      excel.write(response.getOutputStream());
    }
  }

  @GetMapping("/indices/units/{id}/risks.xlsx")
  void risks(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "OVERDUE") Risk risk,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    UnitSummary unit = desk.unit(id, user);
    Texts texts = new Texts(messages, locale);
    try (ScoreExcel excel =
        new ScoreExcel(
            texts.t(risk.label()),
            texts.pick(unit.name(), unit.nameEn()) + " · " + when(clock.instant()),
            COSTS.stream().map(texts::t).toList())) {
      String after = "";
      do {
        Costs.Page page = costs.risks(risk, unit, after, PAGE, user);
        page.rows().forEach(row -> excel.add(cells(row, texts)));
        after = page.next() == null ? "" : page.next();
      } while (!after.isEmpty());
      attach(response, "ho-so-sap-mat-diem");
      excel.write(response.getOutputStream());
    }
  }

  private static List<@Nullable Object> cells(CostRepository.CostRow row, Texts texts) {
    return Arrays.asList(
        row.code(),
        row.procedureName(),
        row.procedureCode(),
        when(row.receivedAt()),
        texts.t(row.endRule().label()),
        when(row.endedAt()),
        when(row.limitAt()));
  }

  private String subtitle(Period period, Texts texts) {
    return texts.t("indices.subtitle", period.text(), when(period.asOf(clock.instant())));
  }

  private static String when(@Nullable Instant instant) {
    return instant == null ? "" : WHEN.format(instant.atZone(Vietnam.ZONE));
  }

  static void attach(HttpServletResponse response, String name) {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name + ".xlsx").build().toString());
  }
}
