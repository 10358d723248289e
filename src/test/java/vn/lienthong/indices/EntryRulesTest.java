package vn.lienthong.indices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.AppException;
import vn.lienthong.worktime.WorkCalendar;

/** Announcements, petitions, periods, places and the forecast. Days are those of March 2026. */
class EntryRulesTest {
  private static final WorkCalendar CALENDAR = EndingTest.CALENDAR;

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 3, day);
  }

  private static Formula formula(Map<String, Object> parameters) {
    return new Formula(
        "X",
        day(1),
        6,
        Formula.Kind.SHARE,
        Measure.PETITIONS_ON_TIME,
        null,
        Measure.PETITIONS,
        1,
        null,
        Formula.WhenEmpty.FULL,
        parameters,
        "QĐ 766/QĐ-TTg",
        true,
        "",
        "x",
        Instant.EPOCH);
  }

  private static Announcement announcement(
      boolean ministry, @Nullable LocalDate decided, LocalDate effective, LocalDate published) {
    return new Announcement(
        UUID.randomUUID(), "1.1", "Thủ tục", ministry, "QĐ", decided, effective, published, null);
  }

  @Test
  @DisplayName("QĐ 766, 1.1: decided 5 working days before it takes effect, by a ministry 20")
  void announced() {
    Formula limits = formula(Map.of("provinceDays", 5, "ministryDays", 20));
    // In force on Monday 16 March: 5 working days before is Monday 9 March.
    assertThat(announcement(false, day(9), day(16), day(10)).announcedOnTime(limits, CALENDAR))
        .isTrue();
    assertThat(announcement(false, day(10), day(16), day(10)).announcedOnTime(limits, CALENDAR))
        .isFalse();
    assertThat(announcement(true, day(2), day(30), day(10)).announcedOnTime(limits, CALENDAR))
        .isTrue();
    assertThat(announcement(true, day(3), day(30), day(10)).announcedOnTime(limits, CALENDAR))
        .isFalse();
  }

  @Test
  @DisplayName("QĐ 766, 1.2: published within 5 working days of the decision, by a ministry 10")
  void published() {
    Formula limits = formula(Map.of("provinceDays", 5, "ministryDays", 10));
    assertThat(announcement(false, day(6), day(16), day(13)).publishedOnTime(limits, CALENDAR))
        .isTrue();
    assertThat(announcement(false, day(6), day(16), day(14)).publishedOnTime(limits, CALENDAR))
        .isFalse();
    assertThat(announcement(true, day(6), day(16), day(20)).publishedOnTime(limits, CALENDAR))
        .isTrue();
  }

  @Test
  @DisplayName("The day of a decision is read where its text tells it")
  void decisionDay() {
    assertThat(ServiceFacts.decisionDay("Quyết định 12/QĐ-UBND ngày 03/02/2026 của UBND tỉnh"))
        .isEqualTo(LocalDate.of(2026, 2, 3));
    assertThat(ServiceFacts.decisionDay("Quyết định số 163/QĐ-BTP")).isNull();
    assertThat(ServiceFacts.decisionDay("ngày 31/02/2026")).isNull();
  }

  /** Refused, asked, answered and published on these days of March; 0 for not. */
  private static Petition petition(int refused, int asked, int answered, int published) {
    return new Petition(
        UUID.randomUUID(),
        "PA-1",
        UUID.randomUUID(),
        "/1/2/",
        day(2),
        refused == 0 ? null : day(refused),
        asked == 0 ? null : day(asked),
        answered == 0 ? null : day(answered),
        published == 0 ? null : day(published),
        false,
        false,
        "x");
  }

  private static boolean onTime(Petition petition, int today) {
    return petition.onTime(
        formula(Map.of("refuseDays", 2, "askDays", 5, "answerDays", 15, "publishDays", 2)),
        day(today),
        CALENDAR);
  }

  @Test
  @DisplayName("QĐ 766, 5.2: refuse ≤ 2, ask more ≤ 5, answer ≤ 15, publish ≤ 2 working days")
  void petitions() {
    // Received on Monday 2 March.
    assertThat(onTime(petition(4, 0, 0, 0), 31)).isTrue();
    assertThat(onTime(petition(5, 0, 0, 0), 31)).isFalse();
    assertThat(onTime(petition(0, 9, 0, 0), 31)).isTrue();
    assertThat(onTime(petition(0, 10, 0, 0), 31)).isFalse();
    assertThat(onTime(petition(0, 0, 23, 25), 31)).isTrue();
    assertThat(onTime(petition(0, 0, 24, 25), 31)).isFalse();
    assertThat(onTime(petition(0, 0, 10, 13), 31)).isFalse();
    assertThat(onTime(petition(0, 0, 10, 0), 12)).isTrue();
    assertThat(onTime(petition(0, 0, 10, 0), 13)).isFalse();
    assertThat(onTime(petition(0, 0, 0, 0), 23)).isTrue();
    assertThat(onTime(petition(0, 0, 0, 0), 24)).isFalse();
  }

  @Test
  void periodsAreMonthsQuartersAndYears() {
    LocalDate today = day(15);
    assertThat(Period.read("", today).text()).isEqualTo("2026-03");
    assertThat(Period.read("2026-Q1", today).until()).isEqualTo(LocalDate.of(2026, 4, 1));
    assertThat(Period.read("2026", today).lastDay()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(Period.read("2025-12", today).next().text()).isEqualTo("2026-01");
    assertThat(Period.read("2026-Q1", today).previous().text()).isEqualTo("2025-Q4");
    assertThat(Period.read("2026-03", today).months(3))
        .extracting(Period::text)
        .containsExactly("2026-01", "2026-02", "2026-03");
    for (String wrong : List.of("2026-04", "2026-13", "1999-01", "x", "2026-Q2")) {
      assertThatThrownBy(() -> Period.read(wrong, today)).isInstanceOf(AppException.class);
    }
  }

  @Test
  @DisplayName("Units of one score share a place: 1, 2, 2, 4")
  void places() {
    List<UnitSummary> units = new ArrayList<>();
    List<Scorecard> cards = new ArrayList<>();
    double[] totals = {50, 80, 80, 90};
    for (int i = 0; i < totals.length; i++) {
      units.add(
          new UnitSummary(
              UUID.randomUUID(),
              "",
              "Xã " + i,
              "",
              UnitKind.COMMUNE,
              "/1/" + i + "/",
              UUID.randomUUID(),
              null,
              null,
              null));
      cards.add(
          new Scorecard(Period.of(Period.Kind.MONTH, day(1)), List.of(), totals[i], 100, 100, 1));
    }
    Catalogue catalogue =
        new Catalogue(
            List.of(),
            List.of(),
            Map.of(),
            List.of(new Catalogue.Rank(day(1), 0, "ANY", "", "", "ok", "x", true)));
    assertThat(Scores.ranked(units, cards, catalogue))
        .extracting(Scores.Ranked::place)
        .containsExactly(1, 2, 2, 4);
  }

  @Test
  @DisplayName(
      "Forecast: in proportion to arrivals, and of 10 due at a rate of 20 % two become late")
  void forecast() {
    Counts now = Counts.empty();
    now.set(Measure.RECEIVED, 100);
    now.set(Measure.ON_TIME, 90);
    now.set(Measure.LATE, 10);
    Counts then = new Forecast.Assumption(10, 0.2, 50).at(now);
    assertThat(then.get(Measure.RECEIVED)).isEqualTo(150);
    assertThat(then.get(Measure.LATE)).isEqualTo(17);
    assertThat(then.get(Measure.ON_TIME)).isEqualTo(133);
    assertThat(now.get(Measure.LATE)).isEqualTo(10);
    assertThat(Forecast.growth(480, 960)).isEqualTo(2);
    assertThat(Forecast.growth(0, 960)).isEqualTo(1);
  }

  @Test
  @DisplayName("Official scores are read a line each, by code or number of the indicator")
  void pasted() {
    Catalogue catalogue =
        new Catalogue(
            List.of(new Catalogue.Group("PROGRESS", "", "")),
            List.of(new Catalogue.Indicator("ON_TIME", "2.1", "PROGRESS", "", "")),
            Map.of(),
            List.of());
    assertThat(Official.read("TOTAL; 90,09\n2.1;19.4\n\nPROGRESS\t19,4", catalogue).scores())
        .isEqualTo(Map.of("TOTAL", 90.09, "ON_TIME", 19.4, "PROGRESS", 19.4));
    assertThat(Official.read("2.9; 3\n2.1 x", catalogue).wrong()).hasSize(2);
  }
}
