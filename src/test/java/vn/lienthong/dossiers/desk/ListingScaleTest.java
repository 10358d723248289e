package vn.lienthong.dossiers.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.web.HomeSource;
import vn.lienthong.shared.web.KeyPage;

@HouseTest
class ListingScaleTest {
  private static final int ROWS = 100_000;

  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierListing listing;
  @Autowired List<HomeSource> home;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  /** Copies of one dossier, spread over 400 made-up units; every tenth still lies on a desk. */
  private void copy(Dossier pattern) {
    String columns =
        jdbc.sql(
                """
                select string_agg(column_name, ', ' order by ordinal_position)
                from information_schema.columns
                where table_schema = 'dossiers' and table_name = 'dossier' and column_name not in
                  ('id', 'code', 'desk_path', 'step_key', 'due_at', 'find', 'received_at',
                   'submitted_at', 'finished_at', 'status')
                """)
            .query((row, n) -> row.getString(1))
            .single();
    jdbc.sql(
            """
            insert into dossiers.dossier (%1$s, id, code, desk_path, step_key, due_at, find,
              received_at, submitted_at, finished_at, status)
            select %1$s, uuidv7(), 'H98.' || (n %% 400) || '-261101-' || lpad('' || n, 7, '0'),
              case when n %% 10 = 0 then '/999999/' || (n %% 400) || '/' end,
              case when n %% 10 = 0 then 'assign' end,
              due_at + n * interval '1 minute', 'h98 ' || n || ' | nguoi thu ' || n,
              received_at - n * interval '15 minutes', submitted_at - n * interval '15 minutes',
              case when n %% 10 > 0 then received_at - n * interval '10 minutes' end,
              case when n %% 10 > 0 then 'RETURNED' else status end
            from dossiers.dossier, generate_series(1, %2$d) n where id = :id
            """
                .formatted(columns, ROWS))
        .param("id", pattern.id())
        .update();
    jdbc.sql(
            """
            insert into dossiers.involved (unit_path, dossier_id)
            select '/999999/' || (substring(code from 5 for position('-' in code) - 5)) || '/', id
            from dossiers.dossier where code like 'H98.%'
            """)
        .update();
    jdbc.sql("analyze dossiers.dossier").update();
    jdbc.sql("analyze dossiers.involved").update();
  }

  @Test
  @DisplayName("With 100,000 dossiers the counters and lists of a unit use indexes")
  void plansUseIndexes() {
    TestOffice.Office office = offices.open();
    Dossier pattern = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    transactions.executeWithoutResult(status -> {
      copy(pattern);
      for (Queue queue : Queue.values()) {
        assertThat(
                plan(
                    ListingSql.page(ListingSql.queue(queue), Filter.NONE, PageKey.read(null)),
                    office))
            .as("plan of " + queue)
            .doesNotContain("Seq Scan on dossier ");
      }
      assertThat(plan(ListingSql.COUNTS, office)).doesNotContain("Seq Scan on dossier ");
      assertThat(
              plan(ListingSql.page(ListingSql.INVOLVED, Filter.NONE, PageKey.read(null)), office))
          .doesNotContain("Seq Scan on dossier ");
      assertThat(plan(ListingSql.URGENT, office)).doesNotContain("Seq Scan on dossier ");
      long start = System.nanoTime();
      int times = 50;
      for (int i = 0; i < times; i++) {
        assertThat(listing.counts(office.head())).containsEntry(Queue.UNIT, 1L);
      }
      System.out.printf(
          "figure: counters of a unit among %d dossiers: %.2f ms%n",
          ROWS, (System.nanoTime() - start) / 1e6 / times);
      start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        KeyPage<DossierListing.Row> page =
            listing.queue(Queue.UNIT, Filter.NONE, null, 30, office.head());
        assertThat(page.rows()).hasSize(1);
      }
      System.out.printf(
          "figure: first page of a unit's queue: %.2f ms%n",
          (System.nanoTime() - start) / 1e6 / times);
      start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        listing.urgent(8, office.head());
      }
      System.out.printf(
          "figure: urgent work of a head: %.2f ms%n", (System.nanoTime() - start) / 1e6 / times);
      start = System.nanoTime();
      home.forEach(source -> source.figures(Locale.of("vi")));
      long figures = System.nanoTime();
      home.forEach(HomeSource::uses);
      System.out.printf(
          "figure: home page, month %.1f ms, uses of 90 days %.1f ms%n",
          (figures - start) / 1e6, (System.nanoTime() - figures) / 1e6);
      status.setRollbackOnly();
    });
  }

  @Test
  void pagesByKeyGiveEachDossierOnce() {
    TestOffice.Office office = offices.open();
    for (int i = 0; i < 7; i++) {
      intake.receive(office.papers("Người thứ " + i), Channel.COUNTER, null, office.counter());
    }
    for (Queue queue : List.of(Queue.UNIT)) {
      List<UUID> seen = new java.util.ArrayList<>();
      String after = null;
      do {
        KeyPage<DossierListing.Row> page =
            listing.queue(queue, Filter.NONE, after, 3, office.head());
        page.rows().forEach(row -> seen.add(row.id()));
        after = page.next();
      } while (after != null);
      assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }
    List<UUID> all = new java.util.ArrayList<>();
    String after = null;
    do {
      KeyPage<DossierListing.Row> page = listing.all(Filter.NONE, after, 2, office.head());
      page.rows().forEach(row -> all.add(row.id()));
      after = page.next();
    } while (after != null);
    assertThat(all).hasSize(7).doesNotHaveDuplicates();
  }

  private String plan(String sql, TestOffice.Office office) {
    UnitRanges work = UnitRanges.of(office.head(), DossierListing.WORK);
    UnitRanges counter = UnitRanges.of(office.counter(), DossierListing.WORK);
    return String.join(
        "\n",
        jdbc.sql("explain " + sql)
            .param("me", office.head().id())
            .param("lows", work.lows())
            .param("highs", work.highs())
            .param("intake_lows", counter.lows())
            .param("intake_highs", counter.highs())
            .param("return_lows", counter.lows())
            .param("return_highs", counter.highs())
            .param("answer_lows", work.lows())
            .param("answer_highs", work.highs())
            .param("now", vn.lienthong.dossiers.Sql.time(java.time.Instant.now()))
            .param("end_of_day", vn.lienthong.dossiers.Sql.time(java.time.Instant.now()))
            .param("role_lows", RoleRanges.of(office.head()).lows())
            .param("role_highs", RoleRanges.of(office.head()).highs())
            .param("roles", RoleRanges.of(office.head()).roles())
            .param("limit", 31)
            .query((row, n) -> row.getString(1))
            .list());
  }
}
