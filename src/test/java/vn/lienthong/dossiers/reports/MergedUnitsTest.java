package vn.lienthong.dossiers.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Decision;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitMerger;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierWithdrawal;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
class MergedUnitsTest {
  @Autowired TestOffice offices;
  @Autowired DirectoryApi directory;
  @Autowired DossierIntake intake;
  @Autowired DossierWithdrawal withdrawal;
  @Autowired ReportRepository figures;
  @Autowired FormerUnits former;
  @Autowired Clock clock;

  @Test
  @DisplayName("After a merger the successor reports what is open, and reads what was before")
  void figuresFollowTheUnits() {
    TestOffice.Office old = offices.open();
    TestOffice.Office successor = offices.open();
    intake.receive(old.papers(), Channel.COUNTER, null, old.counter());
    UUID over = intake.receive(old.papers(), Channel.COUNTER, null, old.counter()).id();
    withdrawal.withdraw(over, null, "Rút", old.counter());
    LocalDate today = Vietnam.today(clock);
    directory.merge(
        new UnitMerger(
            List.of(old.agency()),
            successor.agency(),
            today,
            new Decision("15/QĐ-UBND", null, "UBND tỉnh")));
    CurrentUser leader =
        new CurrentUser(
            CurrentUser.Kind.STAFF,
            successor.leader().id(),
            "Trần Thị Lãnh",
            null,
            directory.postsOf(successor.leader().requireId(), Instant.now()));
    UnitRanges reach = former.with(Reports.reach(leader));
    Map<String, Figures> agencies =
        figures.figures(Grouping.AGENCY, Period.month(today), Slice.ALL, reach);
    assertThat(agencies.get(successor.agency().toString()).open()).isEqualTo(1);
    assertThat(agencies.get(old.agency().toString()).withdrawn()).isEqualTo(1);
    assertThat(agencies.get(old.agency().toString()).open()).isZero();
    assertThat(
            figures.figures(
                Grouping.AGENCY,
                Period.month(today),
                Slice.ALL,
                former.with(Reports.reach(offices.open().leader()))))
        .as("and nobody else does")
        .isEmpty();
  }
}
