package vn.lienthong.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.db.Signals;

@HouseTest
class PoliciesTest {
  @Autowired JdbcClient jdbc;
  @Autowired Signals signals;
  @Autowired Policies policies;
  @Autowired PolicyChanges changes;

  @Test
  void theDemonstrationMayDoWithoutTheSecondFactorAndOnlyIt() {
    assertThat(policies.administratorsNeedTotp()).isTrue();
    Policies demonstration = new Policies(jdbc, signals, Clock.systemUTC(), true);
    assertThat(demonstration.administratorsNeedTotp()).isFalse();
    assertThat(demonstration.demonstrationWithoutTotp()).isTrue();
  }

  @Test
  void aNewValueCountsFromItsDayAndTheOldOneIsKept() {
    LocalDate from = LocalDate.of(2031, 1, 1);
    PolicyRow before = row("session.longest");
    changes.change(
        before,
        new PolicyRow("session.longest", "PT8H", from, null, "QĐ 1", true),
        CurrentUser.SYSTEM);
    assertThat(on(from.minusDays(1)).text("session.longest")).isEqualTo("PT12H");
    assertThat(on(from).text("session.longest")).isEqualTo("PT8H");
  }

  @Test
  void aValueThatIsPlannedStaysWhenAnotherBeginsBefore() {
    LocalDate from = LocalDate.of(2032, 1, 1);
    PolicyRow before = row("idle.citizen");
    for (LocalDate day : List.of(from, from.minusMonths(6))) {
      String value = day.equals(from) ? "PT20M" : "PT25M";
      changes.change(
          before,
          new PolicyRow("idle.citizen", value, day, null, "QĐ 2", true),
          CurrentUser.SYSTEM);
    }
    assertThat(on(from.minusMonths(7)).text("idle.citizen")).isEqualTo("PT30M");
    assertThat(on(from.minusDays(1)).text("idle.citizen")).isEqualTo("PT25M");
    assertThat(on(from).text("idle.citizen")).isEqualTo("PT20M");
  }

  private Policies on(LocalDate day) {
    Clock noon = Clock.fixed(day.atTime(5, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    return new Policies(jdbc, signals, noon, false);
  }

  private PolicyRow row(String code) {
    return policies.all().stream().filter(r -> r.code().equals(code)).findFirst().orElseThrow();
  }
}
