package vn.lienthong.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;

/** Every indicator of Decision 766/QĐ-TTg as its stored formula scores numbers worked by hand. */
@HouseTest
class FormulaScoreTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  @Autowired CatalogueRepository catalogues;
  @Autowired JdbcClient jdbc;

  private Catalogue catalogue;

  @BeforeEach
  void load() {
    catalogue = catalogues.load();
  }

  private IndicatorScore score(String indicator, Map<Measure, Integer> counted) {
    Counts counts = Counts.empty();
    counted.forEach(counts::set);
    return IndicatorScore.of(
        catalogue.indicator(indicator), catalogue.formula(indicator, DAY).orElseThrow(), counts);
  }

  private void scores(String indicator, double points, Map<Measure, Integer> counted) {
    assertThat(score(indicator, counted).points())
        .as(indicator + " " + counted)
        .isCloseTo(points, within(1e-9));
  }

  @Test
  @DisplayName("QĐ 766: six groups of 18, 20, 12, 10, 22 and 18 points, 100 in all")
  void weights() {
    Scorecard card = Scorecard.of(Period.of(Period.Kind.MONTH, DAY), catalogue, Counts.empty());
    assertThat(card.groups())
        .extracting(Scorecard.GroupScore::max)
        .containsExactly(18.0, 20.0, 12.0, 10.0, 22.0, 18.0);
    assertThat(card.max()).isEqualTo(100);
  }

  @Test
  @DisplayName(
      "QĐ 766, 1.1–1.3: 6, 4 and 2 points by their ratios; nothing announced loses nothing")
  void transparency() {
    scores("PUBLISH_ON_TIME", 4.5, Map.of(Measure.ANNOUNCED_ON_TIME, 3, Measure.ANNOUNCED, 4));
    scores("PUBLISH_ON_TIME", 6, Map.of());
    scores("PUBLIC_UPDATE_ON_TIME", 1, Map.of(Measure.UPDATED_ON_TIME, 1, Measure.UPDATED, 4));
    scores("PUBLIC_CONTENT_FULL", 1.8, Map.of(Measure.CONTENT_FULL, 9, Measure.PROCEDURES, 10));
  }

  @Test
  @DisplayName("QĐ 766, 1.4: 6 × synchronised / the greater of both totals")
  void synchronisation() {
    scores("DOSSIER_SYNC", 5.91, Map.of(Measure.SYNCED, 985, Measure.SYNC_TOTAL, 1000));
  }

  @Test
  @DisplayName("QĐ 766, 2.1: 20 × on time / received; 97.28 % earn 19.456")
  void onTime() {
    scores("ON_TIME", 19.456, Map.of(Measure.ON_TIME, 9728, Measure.RECEIVED, 10_000));
  }

  @Test
  @DisplayName("QĐ 766, 2.2: the average time is shown in working days and earns nothing")
  void averageTime() {
    IndicatorScore average =
        score("AVERAGE_TIME", Map.of(Measure.WORKED_MINUTES, 4800, Measure.ENDED, 4));
    assertThat(average.share()).isEqualTo(2.5);
    assertThat(average.points()).isNull();
  }

  @Test
  @DisplayName("QĐ 766, 3.1: min(2; 2·A/0.80)")
  void supply() {
    scores("ONLINE_SUPPLY", 1, Map.of(Measure.SERVICES, 40, Measure.PROCEDURES, 100));
    scores("ONLINE_SUPPLY", 2, Map.of(Measure.SERVICES, 80, Measure.PROCEDURES, 100));
    scores("ONLINE_SUPPLY", 2, Map.of(Measure.SERVICES, 95, Measure.PROCEDURES, 100));
  }

  @Test
  @DisplayName("QĐ 766, 3.2: 4·B")
  void servicesWithDossiers() {
    scores(
        "SERVICES_WITH_DOSSIERS",
        1.4,
        Map.of(Measure.SERVICES_WITH_DOSSIERS, 35, Measure.SERVICES, 100));
  }

  @Test
  @DisplayName("QĐ 766, 3.3: min(6; 6·C/0.50), C times the rate of synchronisation")
  void filedOnline() {
    scores(
        "FILED_ONLINE",
        4.32,
        Map.of(
            Measure.ONLINE_COUNTED,
            40,
            Measure.RECEIVED,
            100,
            Measure.SYNCED,
            90,
            Measure.SYNC_TOTAL,
            100));
    scores(
        "FILED_ONLINE",
        6,
        Map.of(
            Measure.ONLINE_COUNTED,
            60,
            Measure.RECEIVED,
            100,
            Measure.SYNCED,
            90,
            Measure.SYNC_TOTAL,
            100));
  }

  @Test
  @DisplayName("QĐ 766, 3.5: 2.5·C′ capped at 2, and min(2; 2.5·B′)")
  void feeProcedures() {
    scores("FEE_ON_PORTAL", 1.25, Map.of(Measure.FEE_ON_PORTAL, 5, Measure.FEE_PROCEDURES, 10));
    scores("FEE_ON_PORTAL", 2, Map.of(Measure.FEE_ON_PORTAL, 9, Measure.FEE_PROCEDURES, 10));
    scores(
        "FEE_WITH_PAYMENTS", 0.5, Map.of(Measure.FEE_WITH_PAYMENTS, 2, Measure.FEE_ON_PORTAL, 10));
  }

  @Test
  @DisplayName("QĐ 766, 3.6: 6 × paid online / with something to pay")
  void paidOnline() {
    scores("PAID_ONLINE", 4.7166, Map.of(Measure.PAID_ONLINE, 7861, Measure.DUTY, 10_000));
    assertThat(score("PAID_ONLINE", Map.of(Measure.RECEIVED, 5)).points()).isNull();
  }

  @Test
  @DisplayName("QĐ 766, 4.1–4.4: results 6, papers and results 4 at 80 %, reuse 2 at 80 %, store 4")
  void digitisation() {
    scores(
        "ORIGINAL_RESULT_AVAILABLE", 4.5, Map.of(Measure.RESULT_LINK, 3, Measure.PAPER_HANDLED, 4));
    scores("SO_HOA_GIAY_TO_GIAI_QUYET", 2, Map.of(Measure.DIGITISED, 40, Measure.HANDLED, 100));
    scores("SO_HOA_GIAY_TO_GIAI_QUYET", 4, Map.of(Measure.DIGITISED, 82, Measure.HANDLED, 100));
    scores("REUSED_DIGITIZED_DATA", 1, Map.of(Measure.PAPERS, 40, Measure.RECEIVED, 100));
    scores("REUSED_DIGITIZED_DATA", 2, Map.of(Measure.PAPERS, 84, Measure.RECEIVED, 100));
    scores("SYNCED_WITH_DVCQG_PERSONAL_STORAGE", 1, Map.of(Measure.REUSED, 1, Measure.RECEIVED, 4));
  }

  @Test
  @DisplayName("QĐ 766, 4.5 and certified copies: 2 points each by their ratios")
  void connected() {
    scores(
        "CITIZEN_DATA_CONNECTED_FORMALITY",
        1,
        Map.of(Measure.PROCEDURES_CONNECTED, 6, Measure.PROCEDURES_WITH_DOSSIERS, 12));
    scores(
        "CITIZEN_DATA_CONNECTED_DOSSIER",
        1.9,
        Map.of(Measure.CONNECTED, 95, Measure.RECEIVED, 100));
    scores(
        "ELECTRONIC_CERTIFIED_COPY", 0.5, Map.of(Measure.COPIES_ELECTRONIC, 1, Measure.COPIES, 4));
  }

  @Test
  @DisplayName("QĐ 766, 5.2: petitions in time; without any petition 6 points")
  void petitionsOnTime() {
    scores("PETITIONS_ON_TIME", 6, Map.of());
    scores("PETITIONS_ON_TIME", 4, Map.of(Measure.PETITIONS_ON_TIME, 2, Measure.PETITIONS, 3));
  }

  @Test
  @DisplayName("QĐ 766, 5.3: (total − disliked, late or repeated) / total")
  void petitionSatisfaction() {
    scores("PETITION_SATISFACTION", 4.5, Map.of(Measure.PETITIONS_BAD, 1, Measure.PETITIONS, 4));
  }

  @Test
  @DisplayName("QĐ 766, 5.4: min(6; 6·s/0.90), s = 100 % − (late % + disliked %)")
  void dossierSatisfaction() {
    scores(
        "DOSSIER_SATISFACTION",
        5.4,
        Map.of(Measure.LATE, 14, Measure.DISLIKED, 5, Measure.RECEIVED, 100));
    scores(
        "DOSSIER_SATISFACTION",
        6,
        Map.of(Measure.LATE, 4, Measure.DISLIKED, 1, Measure.RECEIVED, 100));
    scores(
        "DOSSIER_SATISFACTION",
        0,
        Map.of(Measure.LATE, 90, Measure.DISLIKED, 20, Measure.RECEIVED, 100));
  }

  @Test
  @DisplayName(
      "What does not apply is left out and the rest raised to 100; ranks from 90 and to 50")
  void totals() {
    Counts counts = Counts.empty();
    counts.set(Measure.RECEIVED, 10);
    counts.set(Measure.ON_TIME, 10);
    Scorecard card = Scorecard.of(Period.of(Period.Kind.MONTH, DAY), catalogue, counts);
    // 1.1 1.2 1.3 1.4 give 18, 2.1 gives 20, 5.2 5.3 5.4 give 18; 3.3 4.3 4.4 4.5b give 0 of 14.
    assertThat(card.applicable()).isEqualTo(70);
    assertThat(card.total()).isCloseTo(56 / 70.0 * 100, within(1e-9));
    assertThat(catalogue.rank(90, DAY).code()).isEqualTo("EXCELLENT");
    assertThat(catalogue.rank(89.999, DAY).code()).isEqualTo("GOOD");
    assertThat(catalogue.rank(49.999, DAY).code()).isEqualTo("WEAK");
    assertThat(catalogue.rank(50, DAY).code()).isEqualTo("AVERAGE");
  }

  @Test
  @DisplayName("Every figure says how it was computed")
  void explained() {
    Figures figures = new Figures(Locale.of("vi"));
    assertThat(
            figures.explain(
                score("ONLINE_SUPPLY", Map.of(Measure.SERVICES, 40, Measure.PROCEDURES, 100))))
        .isEqualTo("2 × min(1; 40 / 100 / 80\u00a0%) = 1,00");
    assertThat(
            figures.explain(
                score(
                    "DOSSIER_SATISFACTION",
                    Map.of(Measure.LATE, 14, Measure.DISLIKED, 5, Measure.RECEIVED, 100))))
        .isEqualTo("6 × min(1; (1 − (14 + 5) / 100) / 90\u00a0%) = 5,40");
  }

  @Test
  @DisplayName("A period is scored with the formula that held on its last day")
  void validity() {
    Formula now = catalogue.formula("ON_TIME", DAY).orElseThrow();
    assertThat(catalogue.formula("ON_TIME", LocalDate.of(2022, 6, 30))).isEmpty();
    assertThat(now.from()).isEqualTo(LocalDate.of(2022, 7, 1));
    jdbc.sql(
            """
            insert into indices.formula
            select indicator, date '2040-02-01', 25, kind, counted, also, among, target, times,
              when_empty, parameters, legal_basis, confirmed, note, entered_by, entered_at
            from indices.formula where indicator = 'ON_TIME' and from_day = '2022-07-01'
            """)
        .update();
    Catalogue planned = catalogues.load();
    jdbc.sql("delete from indices.formula where from_day = '2040-02-01'").update();
    Period january = Period.of(Period.Kind.MONTH, LocalDate.of(2040, 1, 15));
    assertThat(planned.formula("ON_TIME", january.lastDay()).orElseThrow().max()).isEqualTo(20);
    assertThat(planned.formula("ON_TIME", january.next().lastDay()).orElseThrow().max())
        .isEqualTo(25);
    Period quarter = Period.of(Period.Kind.QUARTER, LocalDate.of(2040, 1, 15));
    assertThat(planned.formula("ON_TIME", quarter.lastDay()).orElseThrow().max()).isEqualTo(25);
  }
}
