package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.HomeSource;

@HouseTest
class PublicFiguresTest {
  @Autowired PublicFigures figures;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierRating rating;
  @Autowired List<HomeSource> sources;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  private PublicFigures.Month month() {
    return figures.month(Vietnam.today(clock));
  }

  private Dossier handled(TestOffice.Office office, CurrentUser citizen) {
    NewDossier papers = office.papers();
    Party party =
        new Party(
            Party.Kind.CITIZEN,
            citizen.name(),
            citizen.identityNumber(),
            null,
            null,
            null,
            null,
            citizen.id());
    Dossier received = intake.receive(papers.with(party), Channel.COUNTER, null, office.counter());
    assignment.assign(received.id(), null, office.specialist().requireId(), "", office.head());
    processing.propose(
        received.id(),
        null,
        DossierProcessing.Proposal.GRANT,
        "Đủ",
        List.of(),
        office.specialist());
    approval.approve(received.id(), null, "", office.leader());
    return result.issue(
        received.id(),
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "1/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        office.clerk());
  }

  @Test
  void whatIsReceivedHandledAndRatedIsCountedOnce() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestOffice.citizen("Lê Văn Hài", "099900000077");
    PublicFigures.Month before = month();
    intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    Dossier done = handled(office, citizen);
    Map<String, Integer> scores = new java.util.LinkedHashMap<>();
    rating
        .questions(Vietnam.today(clock))
        .forEach(question -> scores.put(question.code(), scores.isEmpty() ? 1 : question.most()));
    rating.rate(done.id(), scores, "", citizen);
    PublicFigures.Month after = month();
    assertThat(after.received() - before.received()).isEqualTo(2);
    assertThat(after.handled() - before.handled()).isEqualTo(1);
    assertThat(after.promised() - before.promised()).isEqualTo(1);
    assertThat(after.inTime() - before.inTime()).isEqualTo(1);
    assertThat(after.ratings() - before.ratings()).isEqualTo(1);
    assertThat(after.most() - before.most() - (after.points() - before.points())).isEqualTo(1);
    assertThat(figures.month(Vietnam.today(clock).minusYears(40)).received()).isZero();
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19.9: a new appointment does not make a late dossier on time")
  void aNewAppointmentIsLate() {
    Dossier done = handled(offices.open(), TestOffice.citizen("Lê Văn Muộn", "099900000078"));
    PublicFigures.Month before = month();
    jdbc.sql(
            """
            insert into dossiers.due_change (id, dossier_id, at, before, after, cause, basis,
              approver_name)
            select uuidv7(), id, finished_at, finished_at - interval '1 day', due_at,
              'REAPPOINTED', 'Xin lỗi', 'Trần Thị Lãnh'
            from dossiers.dossier where id = :id
            """)
        .param("id", done.id())
        .update();
    assertThat(month().inTime()).isEqualTo(before.inTime() - 1);
    assertThat(month().handled()).isEqualTo(before.handled());
  }

  @Test
  void theCountsReadIndexes() {
    String plans =
        transactions.execute(status -> {
          jdbc.sql("set local enable_seqscan = off").update();
          return plan(PublicFigures.MONTH) + plan(PublicFigures.USES);
        });
    assertThat(plans)
        .contains("dossier_received_at", "dossier_month_handled", "rating_month")
        .contains("dossier_submitted", "due_change_reappointed");
  }

  private String plan(String sql) {
    return String.join(
        "\n",
        jdbc.sql("explain " + sql)
            .param("from", Sql.time(clock.instant().minusSeconds(60)))
            .param("to", Sql.time(clock.instant()))
            .param("most", 50)
            .query((row, n) -> row.getString(1))
            .list());
  }

  @Test
  void theFigureOfTheHomePageNeverRoundsUpToAll() {
    assertThat(figures.figures(Locale.of("vi", "VN")))
        .extracting(HomeSource.Figure::label)
        .containsExactly(
            "dossiers.figure.received",
            "dossiers.figure.handled",
            "dossiers.figure.inTime",
            "dossiers.figure.satisfied");
    assertThat(PublicFigures.share(9_999, 10_000, Locale.of("vi"))).isEqualTo("99,9%");
    assertThat(PublicFigures.share(10, 10, Locale.of("vi"))).isEqualTo("100%");
    assertThat(PublicFigures.share(0, 0, Locale.of("vi"))).isEqualTo("–");
  }

  @Test
  void proceduresStandInTheOrderOfTheirUseOfNinetyDays() {
    TestOffice.Office often = offices.open();
    TestOffice.Office seldom = offices.open();
    Dossier old = intake.receive(seldom.papers(), Channel.COUNTER, null, seldom.counter());
    intake.receive(seldom.papers(), Channel.COUNTER, null, seldom.counter());
    intake.receive(often.papers(), Channel.COUNTER, null, often.counter());
    intake.receive(often.papers(), Channel.COUNTER, null, often.counter());
    assertThat(uses(often, seldom)).containsExactly(2L, 2L);
    jdbc.sql("update dossiers.dossier set submitted_at = now() - interval '92 days' where id = :id")
        .param("id", old.id())
        .update();
    assertThat(uses(often, seldom)).containsExactly(2L, 1L);
    assertThat(popular(Map.of(often.procedure(), 9_999L, seldom.procedure(), 99_999L)))
        .startsWith(seldom.procedure(), often.procedure());
    assertThat(popular(Map.of(often.procedure(), 7L, seldom.procedure(), 7L)))
        .as("equal ones by name, then code")
        .startsWith(often.procedure(), seldom.procedure());
  }

  private List<Long> uses(TestOffice.Office... all) {
    return java.util.Arrays.stream(all)
        .map(office ->
            jdbc.sql(
                    "select uses from ("
                        + PublicFigures.USES
                        + ") u where procedure_code = :procedure")
                .param("from", Sql.time(figures.since()))
                .param("most", 1_000_000)
                .param("procedure", office.procedure())
                .query(Long.class)
                .single())
        .toList();
  }

  private List<String> popular(Map<String, Long> uses) {
    return sources.stream()
        .flatMap(source -> source.popular(uses, Locale.of("vi")).stream())
        .map(HomeSource.PopularProcedure::code)
        .toList();
  }
}
