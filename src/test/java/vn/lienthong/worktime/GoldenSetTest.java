package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenSetTest {
  private final WorkCalendar calendar = NationalCalendar.of(1990, 2050);
  private final OfficialDays officialDays = new OfficialDays();

  @TestFactory
  @DisplayName("Each case worked out by hand has its due date")
  List<DynamicTest> handPicked() {
    return GoldenCase.read("hand-picked.csv").stream()
        .map(c ->
            DynamicTest.dynamicTest(
                c.name(),
                () ->
                    assertThat(calendar.due(c.question()).at())
                        .isEqualTo(GoldenCase.instant(c.due()))))
        .toList();
  }

  @Test
  @DisplayName("The golden set of at least 500 cases passes whole")
  void goldenSet() {
    List<GoldenCase> cases = GoldenCase.read("golden.csv");
    assertThat(cases).hasSizeGreaterThanOrEqualTo(500);
    List<String> wrong = new ArrayList<>();
    for (GoldenCase c : cases) {
      var due = calendar.due(c.question()).at();
      if (!due.equals(GoldenCase.instant(c.due()))) {
        wrong.add(c + " got " + due.atZone(WorkCalendar.ZONE));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("The published set is what the minute-by-minute reference gives")
  void referenceAgrees() {
    SlowReference reference = new SlowReference(officialDays);
    List<GoldenCase> cases = new ArrayList<>(GoldenCase.read("golden.csv"));
    GoldenCase.read("hand-picked.csv").stream()
        .filter(c -> officialDays.years().contains(c.received().getYear()))
        .forEach(cases::add);
    assertThat(cases)
        .allSatisfy(c ->
            assertThat(
                    reference.due(
                        c.start(), c.term(), DueRule.parse(c.rule(), DueRule.USUAL), c.waits()))
                .isEqualTo(c.due()));
  }

  @Test
  @DisplayName("BLLĐ 2019 Art. 111.3, 112: the rules give the days announced for 2010–2026")
  void rulesGiveTheAnnouncedDays() {
    List<LocalDate> wrong = new ArrayList<>();
    for (int year : officialDays.years()) {
      LocalDate end = LocalDate.of(year + 1, 1, 1);
      for (LocalDate d = LocalDate.of(year, 1, 1); d.isBefore(end); d = d.plusDays(1)) {
        if (calendar.type(d).working() != officialDays.test(d)) {
          wrong.add(d);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
