package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.identity.DemonstrationAccounts;
import vn.lienthong.shared.jobs.RecurringJob;

/** The first start of the product on an empty database, which no other test touches. */
@SpringBootTest(
    properties = {
      "lienthong.demo=true",
      "lienthong.jobs=false",
      "lienthong.test.database=_first_start"
    })
class DemoLoadingTest {
  @Autowired JdbcClient jdbc;
  @Autowired List<RecurringJob> jobs;
  @Autowired DemoLoading loading;
  @Autowired DemonstrationAccounts accounts;
  @Autowired Clock clock;

  @Test
  void aSecondStartLoadsNothing() {
    long before = count("select count(*) from dossiers.dossier");
    assertThat(loading.loadIfEmpty()).isFalse();
    assertThat(count("select count(*) from dossiers.dossier")).isEqualTo(before);
  }

  @Test
  void everyScreenHasLife() {
    assertThat(count("select count(*) from dossiers.dossier"))
        .isEqualTo(DossierLoading.DOSSIERS + LinkedPlan.LINES.size());
    Map<String, Long> byStatus =
        jdbc
            .sql("select status, count(*) as n from dossiers.dossier group by status")
            .query((row, number) -> Map.entry(row.getString("status"), row.getLong("n")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(byStatus.keySet()).containsExactlyInAnyOrder(names(DossierStatus.values()));
    assertThat(count("select count(*) from dossiers.rating")).isGreaterThan(50);
    assertThat(count("select count(*) from dossiers.consultation")).isGreaterThan(3);
    assertThat(count("select count(*) from dossiers.supplement")).isBetween(12L, 40L);
    assertThat(count("select count(distinct step_key) from dossiers.dossier"))
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void indexesCountSomething() {
    assertThat(count("select count(distinct code) from dossiers.unit_score")).isEqualTo(3);
    assertThat(
            count(
                """
                select count(*) from procedures.version
                where state = 'PUBLISHED' and effective_from > (:now::timestamptz)::date
                """))
        .isEqualTo(6);
  }

  @Test
  void someResultsAreReportedAsWrong() {
    assertThat(count("select count(*) from dossiers.result_report")).isEqualTo(4);
    assertThat(count("select count(distinct state) from dossiers.result_report")).isEqualTo(3);
  }

  @Test
  void aProgramHearsOfItsDossiers() {
    assertThat(count("select count(*) from webhooks.subscription where paused_at is null"))
        .isEqualTo(1);
    jobs.stream()
        .filter(job -> job.name().equals("webhooks.send"))
        .forEach(job -> job.work().run());
    assertThat(count("select count(*) from webhooks.delivery")).isGreaterThanOrEqualTo(10);
    assertThat(count("select count(*) from webhooks.delivery where state = 'DEAD'")).isZero();
    assertThat(count("select count(*) from identity.client where secret_hash is null"))
        .as("nobody can be it")
        .isEqualTo(1);
  }

  @Test
  void sharesAreThoseOfAnOrdinaryProvince() {
    double all = DossierLoading.DOSSIERS + LinkedPlan.LINES.size();
    assertThat(count("select count(*) from dossiers.dossier where channel = 'ONLINE'") / all)
        .isBetween(0.955, 0.985);
    assertThat(
            count(
                    """
                    select count(*) from dossiers.dossier
                    where due_at is not null and paused_since is null
                      and coalesce(finished_at, :now) > due_at
                    """)
                / all)
        .isBetween(0.03, 0.08);
    assertThat(count("select count(distinct dossier_id) from dossiers.supplement") / all)
        .isBetween(0.05, 0.10);
    assertThat(count("select count(*) from dossiers.dossier where status = 'NOT_RECEIVED'") / all)
        .isBetween(0.008, 0.025);
    assertThat(count("select count(*) from dossiers.dossier where status = 'WITHDRAWN'") / all)
        .isBetween(0.002, 0.015);
  }

  @Test
  void nothingHappensInTheFutureOrBackwards() {
    assertThat(count("select count(*) from dossiers.event where at > :now")).isZero();
    assertThat(
            count(
                """
                select count(*) from (
                  select at < lag(at) over (partition by dossier_id order by version) as back
                  from dossiers.event) e
                where back
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from dossiers.event
                where who_kind = 'STAFF' and kind <> 'RATED'
                  and (extract(isodow from at at time zone 'Asia/Ho_Chi_Minh') = 7
                    or extract(hour from at at time zone 'Asia/Ho_Chi_Minh') not between 7 and 17)
                """))
        .as("deeds of staff outside working time")
        .isZero();
  }

  @Test
  void codesOfEachAgencyAndDayHaveNoGap() {
    assertThat(
            count(
                """
                select count(*) from (
                  select max(right(code, 4)::int) as highest, count(*) as n
                  from dossiers.dossier group by left(code, -5)) d
                where highest <> n
                """))
        .isZero();
  }

  @Test
  void everyDeedWasDoneBySomebodyWhoHeldThePost() {
    assertThat(
            count(
                """
                select count(*) from dossiers.event e
                where e.who_kind = 'STAFF' and not exists (
                  select 1 from directory.assignment a
                  where a.person_id = e.who and a.unit_id = e.unit_id and a.title = e.position)
                """))
        .isZero();
  }

  @Test
  void interlinkedDossiersStandInEveryState() {
    assertThat(jdbc.sql("select distinct status from dossiers.part").query(String.class).list())
        .contains(
            "WAITING",
            "SENT",
            "WORKING",
            "SUPPLEMENT_ASKED",
            "SUPPLEMENT_WAITING",
            "PROPOSED",
            "DONE",
            "REFUSED");
    assertThat(
            count(
                """
                select count(*) from dossiers.part
                where due_at < :now and finished_at is null and paused_since is null
                """))
        .isPositive();
    assertThat(
            count(
                "select count(distinct d.procedure_code) from dossiers.dossier d"
                    + " join dossiers.part p on p.dossier_id = d.id"))
        .isEqualTo(2);
  }

  @Test
  void theOfferedAccountsExistForEachKindOfWork() {
    List<DemonstrationAccounts.Account> offered = accounts.accounts();
    assertThat(offered).hasSize(15);
    assertThat(offered)
        .allSatisfy(account ->
            assertThat(
                    count(
                        "select count(*) from identity.staff_account where username = '"
                            + account.username()
                            + "'"))
                .isEqualTo(1));
  }

  private long count(String sql) {
    return jdbc.sql(sql).param("now", OffsetDateTime.now(clock)).query(Long.class).single();
  }

  private static String[] names(DossierStatus[] statuses) {
    return List.of(statuses).stream().map(Enum::name).toArray(String[]::new);
  }
}
