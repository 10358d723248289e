package vn.lienthong.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Vietnam;

/** The sums of a big province: 170 units, 2,000 procedures, two years, a million dossiers each. */
@HouseTest
class ScaleTest {
  private static final Duration MOST = Duration.ofSeconds(1);

  @Autowired Scores scores;
  @Autowired Forecast forecast;
  @Autowired Costs costs;
  @Autowired IndicesDesk desk;
  @Autowired TestUnits units;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  @DisplayName("Dashboards come in less than a second with two million dossiers")
  void dashboardsAreFast() {
    transactions.executeWithoutResult(all -> {
      all.setRollbackOnly();
      units.root();
      UnitSummary root = desk.province();
      load(root.path());
      Period month = Period.of(Period.Kind.MONTH, Vietnam.today(clock));
      Period year = Period.of(Period.Kind.YEAR, Vietnam.today(clock));
      fast("month", () -> scores.card(root, month));
      fast("year", () -> scores.card(root, year));
      fast("twelve months", () -> scores.cards(root, month.months(12)));
      fast("ranking", () -> scores.ranking(month));
      fast("forecast", () -> forecast.of(root, month));
      fast("risks", () -> costs.risks(root));
      assertThat(scores.cards(root, List.of(year)).getFirst().received()).isGreaterThan(900_000);
    });
  }

  private static void fast(String what, Runnable page) {
    long start = System.nanoTime();
    page.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("indices scale: %s in %d ms%n", what, took.toMillis());
    assertThat(took).as(what).isLessThan(MOST);
  }

  private void load(String root) {
    String ones = String.join(", ", Measure.COLUMNS.stream().map(c -> "16").toList());
    String columns = String.join(", ", Measure.COLUMNS);
    jdbc.sql(
            """
            insert into indices.tally (month, unit_path, procedure_code, unit_id, %s)
            select cast(date_trunc('month', now()) as date) - cast(m || ' months' as interval),
              :root || 'x' || u || '/', '5.' || lpad(p::text, 6, '0'), gen_random_uuid(), %s
            from generate_series(0, 23) m, generate_series(1, 170) u,
              generate_series(u, u + 30) p
            """
                .formatted(columns, ones))
        .param("root", root)
        .update();
    jdbc.sql(
            """
            insert into indices.service (code, from_day, version_id, name, online, fee, fee_online,
              content_full, missing, paper)
            select '5.' || lpad(p::text, 6, '0'), '2020-01-01', gen_random_uuid(), 'Thủ tục ' || p,
              1, 1, 1, 1, '', 1
            from generate_series(1, 2000) p
            """)
        .update();
    jdbc.sql(
            """
            insert into indices.service_unit (code, unit_id, from_day, unit_path)
            select '5.' || lpad(p::text, 6, '0'), gen_random_uuid(), '2020-01-01',
              :root || 'x' || u || '/'
            from generate_series(1, 170) u, generate_series(1, 500) p
            """)
        .param("root", root)
        .update();
    String facts =
        String.join(", ", Measure.COLUMNS.stream().map(c -> c.equals("open") ? "1" : "0").toList());
    jdbc.sql(
            """
            insert into indices.fact (dossier_id, code, version, procedure_code, unit_id, unit_path,
              month, received_at, status, requests, end_rule, limit_at, limit_rule, %s)
            select gen_random_uuid(), 'H97.1-260101-' || lpad(n::text, 6, '0'), 1,
              '5.' || lpad((n %% 2000)::text, 6, '0'), gen_random_uuid(),
              :root || 'x' || (n %% 170) || '/', date_trunc('month', now()), now(), 'PROCESSING', 0,
              'UNFINISHED', now() + cast((n %% 400 - 40) || ' hours' as interval), 'DUE', %s
            from generate_series(1, 40000) n
            """
                .formatted(columns, facts))
        .param("root", root)
        .update();
    jdbc.sql("analyze indices.tally").update();
    jdbc.sql("analyze indices.fact").update();
    jdbc.sql("analyze indices.service").update();
    jdbc.sql("analyze indices.service_unit").update();
  }
}
