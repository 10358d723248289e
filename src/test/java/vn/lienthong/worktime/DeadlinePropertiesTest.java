package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("Deadlines over 1990–2050")
class DeadlinePropertiesTest {
  private static final WorkCalendar CALENDAR = NationalCalendar.of(1990, 2051);
  private static final long FIRST = minute(LocalDateTime.of(1990, 1, 2, 8, 0));
  private static final long LAST = minute(LocalDateTime.of(2050, 12, 31, 23, 59));

  private static long minute(LocalDateTime local) {
    return GoldenCase.instant(local).getEpochSecond() / 60;
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(FIRST, LAST).map(m -> Instant.ofEpochSecond(m * 60));
  }

  @Provide
  Arbitrary<Term> terms() {
    return Arbitraries.of(Unit.class)
        .filter(unit -> unit != Unit.NONE)
        .flatMap(unit ->
            unit.counted()
                ? Arbitraries.integers()
                    .between(1, unit == Unit.MONTH ? 6 : 120)
                    .map(n -> new Term(n, unit))
                : Arbitraries.just(Term.sameDay()));
  }

  @Provide
  Arbitrary<DueRule> rules() {
    return Combinators.combine(
            Arbitraries.of(StartRule.class),
            Arbitraries.of(SupplementRule.class),
            Arbitraries.of(MonthEnd.class))
        .as((start, supplement, end) -> DueRule.USUAL.with(start).with(supplement).with(end));
  }

  @Property
  @Label("monotone: who files later is never due earlier")
  void monotoneInTheReceipt(
      @ForAll("instants") Instant received,
      @ForAll @IntRange(max = 100_000) int minutesLater,
      @ForAll("terms") Term term,
      @ForAll("rules") DueRule rule) {
    Instant later = received.plusSeconds(minutesLater * 60L);
    if (minute(LocalDateTime.ofInstant(later, WorkCalendar.ZONE)) <= LAST) {
      assertThat(CALENDAR.due(later, term, rule).at())
          .isAfterOrEqualTo(CALENDAR.due(received, term, rule).at());
    }
  }

  @Property
  @Label("monotone: a longer term is never due earlier")
  void monotoneInTheTerm(
      @ForAll("instants") Instant received,
      @ForAll("terms") Term term,
      @ForAll("rules") DueRule rule) {
    if (term.unit().counted()) {
      Term longer = new Term(term.amount() + 1, term.unit());
      assertThat(CALENDAR.due(received, longer, rule).at())
          .isAfterOrEqualTo(CALENDAR.due(received, term, rule).at());
    }
  }

  @Property
  @Label("additive: 8 hours are 1 working day, and terms add up")
  void additive(
      @ForAll("instants") Instant received,
      @ForAll @IntRange(min = 1, max = 60) int days,
      @ForAll @IntRange(min = 1, max = 300) int hours,
      @ForAll("rules") DueRule rule) {
    assertThat(CALENDAR.due(received, Term.hours(days * 8), rule).at())
        .isEqualTo(CALENDAR.due(received, Term.workingDays(days), rule).at());
    DueRule running = rule.with(StartRule.AT_RECEIPT);
    Instant half = CALENDAR.due(received, Term.workingDays(days), running).at();
    assertThat(CALENDAR.due(half, Term.hours(hours), running).at())
        .isEqualTo(CALENDAR.due(received, Term.hours(days * 8 + hours), running).at());
    assertThat(CALENDAR.workedBetween(received, half)).isEqualTo(days * 480L);
    assertThat(CALENDAR.plusWorking(half, -480L * days + 1))
        .isBeforeOrEqualTo(CALENDAR.plusWorking(received, 1));
  }

  @Property
  @Label("never off-hours, never before the receipt")
  void neverOffHours(
      @ForAll("instants") Instant received,
      @ForAll("terms") Term term,
      @ForAll("rules") DueRule rule) {
    Instant due = CALENDAR.due(received, term, rule).at();
    LocalDateTime local = LocalDateTime.ofInstant(due, WorkCalendar.ZONE);
    LocalTime time = local.toLocalTime();
    assertThat(CALENDAR.type(local.toLocalDate()).working()).isTrue();
    assertThat(
            (time.isAfter(LocalTime.of(7, 0)) && !time.isAfter(LocalTime.of(11, 30)))
                || (time.isAfter(LocalTime.of(13, 30)) && !time.isAfter(LocalTime.of(17, 0))))
        .as("%s", local)
        .isTrue();
    assertThat(due.plusSeconds(term.unit() == Unit.SAME_DAY_CUTOFF ? 86_400 : 0)).isAfter(received);
  }

  @Property
  @Label("restart counts from zero, pause shifts by working time and is never later than restart")
  void restartAndPause(
      @ForAll("instants") Instant received,
      @ForAll @IntRange(max = 20_000) int untilAsked,
      @ForAll @IntRange(max = 20_000) int waiting,
      @ForAll @IntRange(min = 1, max = 40) int days) {
    Instant asked = received.plusSeconds(untilAsked * 60L);
    Instant complete = asked.plusSeconds(waiting * 60L);
    Term term = Term.workingDays(days);
    Pause pause = new Pause(asked, complete, Pause.Cause.SUPPLEMENT, "Phiếu số 1");
    DueQuestion question = DueQuestion.of(received, term, DueRule.USUAL).with(List.of(pause));
    DueQuestion paused =
        DueQuestion.of(received, term, DueRule.USUAL.with(SupplementRule.PAUSE))
            .with(List.of(pause));
    Instant restarted = CALENDAR.due(question).at();
    Instant shifted = CALENDAR.due(paused).at();
    Instant plain = CALENDAR.due(received, term, DueRule.USUAL).at();
    assertThat(restarted).isEqualTo(CALENDAR.due(complete, term, DueRule.USUAL).at());
    assertThat(CALENDAR.workedBetween(plain, shifted))
        .isEqualTo(CALENDAR.workedBetween(asked, complete));
    assertThat(shifted).isBeforeOrEqualTo(restarted);
  }

  @Property(tries = 300)
  @Label("the engine agrees with the minute-by-minute reference")
  void agreesWithTheReference(
      @ForAll("instants") Instant received,
      @ForAll("terms") Term term,
      @ForAll("rules") DueRule rule) {
    SlowReference slow = new SlowReference(date -> CALENDAR.type(date).working());
    LocalDateTime local = LocalDateTime.ofInstant(received, WorkCalendar.ZONE);
    assertThat(CALENDAR.due(received, term, rule).at())
        .isEqualTo(GoldenCase.instant(slow.due(local, term, rule, List.of())));
  }
}
