package vn.lienthong.dossiers.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.Tally;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** The figures of reports are those of a recount, dossier by dossier, whatever happened. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
  @Autowired TestOffice offices;
  @Autowired RandomLives lives;
  @Autowired ReportRepository figures;
  @Autowired ReportRows rows;
  @Autowired Reports reports;
  @Autowired Tally tally;
  @Autowired DossierRepository dossiers;
  @Autowired ReportTemplates templates;
  @Autowired MessageSource messages;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private TestOffice.Office office;
  private TestOffice.Office other;
  private List<UUID> ids;

  @BeforeAll
  void live() {
    Random chance = new Random(61_2018);
    office = offices.open();
    other = offices.open();
    ids = lives.live(office, 90, chance);
    lives.live(other, 10, chance);
  }

  private List<Period> periods() {
    LocalDate today = Vietnam.today(clock);
    Random chance = new Random(15);
    List<Period> periods =
        new ArrayList<>(
            List.of(
                Period.month(today),
                Period.month(today.minusMonths(1)),
                Period.month(today.minusMonths(2)),
                Period.quarter(today),
                Period.year(today),
                new Period(Period.Kind.DAYS, today, today)));
    for (int i = 0; i < 8; i++) {
      LocalDate from = today.minusDays(chance.nextInt(80));
      periods.add(new Period(Period.Kind.DAYS, from, from.plusDays(chance.nextInt(30))));
    }
    return periods;
  }

  private void agree() {
    PlainRecount recount = new PlainRecount(jdbc, dossiers, ids, clock.instant());
    for (Period period : periods()) {
      for (Grouping by : Grouping.values()) {
        assertThat(figures.figures(by, period, Slice.ALL, Reports.reach(office.leader())))
            .as("%s %s", by, period)
            .isEqualTo(recount.figures(by, period));
      }
    }
  }

  @Test
  @DisplayName("Function 23, biểu 06a–07b: the figures are those of a recount, for any period")
  void theFiguresAreThoseOfARecount() {
    agree();
    Figures all =
        figures
            .figures(
                Grouping.AGENCY,
                Period.year(Vietnam.today(clock)),
                Slice.ALL,
                Reports.reach(office.leader()))
            .get(office.agency().toString());
    assertThat(all.late()).as("the lives are varied").isPositive();
    assertThat(all.early()).isPositive();
    assertThat(all.lateOpen()).isPositive();
    assertThat(all.supplement() + all.payment()).isPositive();
    assertThat(all.turnedAway()).isPositive();
  }

  @Test
  @DisplayName("Biểu 06a–07b have every figure, by sector, agency, procedure and unit")
  void officialTables() {
    Set<Column> all =
        EnumSet.of(
            Column.CARRIED,
            Column.ONLINE,
            Column.COUNTER,
            Column.POST,
            Column.EARLY,
            Column.ON_TIME,
            Column.LATE,
            Column.IN_TIME,
            Column.OVERDUE,
            Column.SUPPLEMENT,
            Column.PAYMENT,
            Column.STOPPED,
            Column.RETURNED,
            Column.WITHDRAWN);
    Map<String, Grouping> rows =
        Map.of(
            "06a", Grouping.SECTOR,
            "06b", Grouping.AGENCY,
            "07a", Grouping.PROCEDURE,
            "07b", Grouping.UNIT);
    assertThat(templates.on(LocalDate.of(2019, 1, 1)))
        .filteredOn(template -> rows.containsKey(template.code()))
        .hasSize(4)
        .allSatisfy(template -> {
          assertThat(template.grouping()).isEqualTo(rows.get(template.code()));
          assertThat(template.columns()).as(template.code()).containsAll(all);
        });
  }

  @Test
  void whatIsReceivedIsDoneInProgressWaitingOrBack() {
    for (Period period : periods()) {
      figures
          .figures(Grouping.CHANNEL, period, Slice.ALL, Reports.reach(office.leader()))
          .forEach((channel, f) ->
              assertThat(f.total())
                  .as("%s %s", channel, period)
                  .isEqualTo(
                      f.done()
                          + f.inProgress()
                          + f.supplement()
                          + f.payment()
                          + f.stopped()
                          + f.returned()
                          + f.withdrawn()));
    }
  }

  @Test
  void behindEachFigureStandExactlyItsDossiers() {
    Slice slice = Slice.ALL.with(Grouping.AGENCY, office.agency().toString());
    for (Period period : periods()) {
      Figures f =
          figures
              .figures(Grouping.AGENCY, period, slice, Reports.reach(office.leader()))
              .getOrDefault(office.agency().toString(), Figures.NONE);
      for (Column column : Column.values()) {
        if (column.cell() != null) {
          List<ReportRows.Row> behind =
              rows.page(
                      column.cell(),
                      period,
                      slice,
                      Reports.reach(office.leader()),
                      new ReportRows.Place(null, 1000))
                  .rows();
          assertThat(behind).as("%s %s", column, period).hasSize((int) column.of(f));
          assertThat(ids).containsAll(behind.stream().map(ReportRows.Row::id).toList());
        }
      }
    }
  }

  @Test
  void foldingChangesNothingAndWhatIsBrokenIsMended() {
    tally.rebuild();
    agree();
    jdbc.sql("update dossiers.tally set early = early + 3 where agency = ?")
        .param(office.agency())
        .update();
    jdbc.sql("delete from dossiers.report_open where agency = ?").param(office.agency()).update();
    assertThat(tally.rebuild()).isPositive();
    agree();
    assertThat(tally.rebuild()).as("nothing is left to mend").isZero();
  }

  @Test
  void eachSeesTheirOwnUnits() {
    Period year = Period.year(Vietnam.today(clock));
    assertThat(keys(office.leader(), year)).containsExactly(office.agency().toString());
    assertThat(keys(office.head(), year)).containsExactly(office.agency().toString());
    assertThat(keys(other.leader(), year)).containsExactly(other.agency().toString());
    assertThat(keys(office.specialist(), year)).as("reads no reports").isEmpty();
  }

  private Set<String> keys(CurrentUser user, Period period) {
    return new HashSet<>(
        figures.figures(Grouping.AGENCY, period, Slice.ALL, Reports.reach(user)).keySet());
  }

  @Test
  @DisplayName("Function 24: the template decides which rows and columns a report has")
  void theTemplateDecides() {
    Texts texts = new Texts(messages, Locale.of("vi"));
    Map<String, String> asked = new HashMap<>(Map.of("template", "can-bo", "period", "year"));
    ReportTable table = reports.table(asked, office.leader(), texts);
    assertThat(table.by()).isEqualTo(Grouping.OFFICER);
    assertThat(table.template().columns()).contains(Column.AVERAGE_DAYS);
    assertThat(table.lines())
        .extracting(ReportTable.Line::name)
        .contains("Phạm Thị Chuyên", "Đỗ Văn Viên")
        .doesNotContain("Vũ Văn Trưởng");
    asked.put("by", "channel");
    assertThat(reports.table(asked, office.leader(), texts).lines()).hasSize(3);
  }

  @Test
  @DisplayName("Function 24: a changed template holds from its day on, the earlier one until then")
  void theTemplateOfTheDay() {
    LocalDate today = Vietnam.today(clock);
    templates.save(template(today.minusDays(40), "Mẫu cũ", Column.TOTAL), CurrentUser.SYSTEM);
    templates.save(template(today, "Mẫu mới", Column.DONE), CurrentUser.SYSTEM);
    assertThat(titles(today.minusDays(41))).isEmpty();
    assertThat(titles(today.minusDays(40))).containsExactly("Mẫu cũ");
    assertThat(titles(today.minusDays(1))).containsExactly("Mẫu cũ");
    assertThat(titles(today)).containsExactly("Mẫu mới");
    assertThat(templates.find("doi-mau", today.minusDays(1)).orElseThrow().columns())
        .containsExactly(Column.TOTAL);
    assertThatThrownBy(() ->
            templates.save(
                template(today.minusDays(1), "Chen giữa", Column.TOTAL), CurrentUser.SYSTEM))
        .as("what was reported is not changed afterwards")
        .isInstanceOf(AppException.class);
  }

  private static ReportTemplate template(LocalDate from, String title, Column column) {
    return new ReportTemplate(
        "doi-mau", from, null, title, title, Grouping.AGENCY, List.of(column), "Thử", false);
  }

  private List<String> titles(LocalDate day) {
    return templates.on(day).stream()
        .filter(template -> template.code().equals("doi-mau"))
        .map(ReportTemplate::title)
        .toList();
  }
}
