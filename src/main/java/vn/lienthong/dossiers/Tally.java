package vn.lienthong.dossiers;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the figures of all reports. An act notes in its own transaction whose figures changed; who
 * reads a report counts first what was noted, so that figures are exact whenever somebody looks,
 * and an act costs a row. What a dossier is now is booked against what was booked for it before, so
 * that counting it twice changes nothing and no path can count it wrongly for long. Bookings are
 * only added: nobody waits for a row that others count in.
 *
 * <p>A dossier counts under the officer who answers for it: whom it was assigned to last, or who
 * took it up where nobody assigns. One whose date was appointed again counts by the date before (NĐ
 * 61/2018 Art. 19.9).
 */
@Component
public class Tally {
  private static final int BATCH = 500;

  /** Two who count one dossier at once would book its difference twice. */
  private static final String ALONE = "select pg_advisory_xact_lock(7310198232)";

  /** As {@link #refresh} of {@code :dossier}, to go along with another statement of an act. */
  static final String REFRESH =
      "; insert into dossiers.tally_pending (dossier_id) values (:dossier)";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  Tally(JdbcClient jdbc, PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(manager);
  }

  /** Has the dossiers counted anew before the next look, in the transaction that changed them. */
  @Transactional(propagation = Propagation.MANDATORY)
  void refresh(Collection<UUID> dossiers) {
    jdbc.sql("insert into dossiers.tally_pending (dossier_id) select unnest(:ids)")
        .param("ids", Sql.array(dossiers))
        .update();
  }

  /**
   * Counts what waits. Call it before a look at the figures, outside of a transaction: the look
   * must see what is committed here.
   */
  public void catchUp() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("figures are counted before a transaction that reads them");
    }
    while (waiting()) {
      transactions.executeWithoutResult(status -> count());
    }
  }

  private boolean waiting() {
    return jdbc.sql("select exists (select 1 from dossiers.tally_pending)")
        .query(Boolean.class)
        .single();
  }

  private void count() {
    alone();
    List<UUID> ids =
        jdbc.sql(
                """
                with taken as (delete from dossiers.tally_pending where id in (
                  select id from dossiers.tally_pending order by id limit :most)
                  returning dossier_id)
                select distinct dossier_id from taken
                """)
            .param("most", BATCH)
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    count(ids);
  }

  private void alone() {
    jdbc.sql(ALONE).query(rows -> {});
  }

  private void count(List<UUID> dossiers) {
    UUID[] ids = Sql.array(dossiers);
    for (String sql : List.of(TallySql.REFRESH, TallySql.OPEN, TallySql.RATINGS)) {
      jdbc.sql(sql).param("ids", ids).update();
    }
  }

  /** Takes back what waits to be counted of a dossier that is removed, and what was. */
  @Transactional(propagation = Propagation.MANDATORY)
  void forget(UUID dossier) {
    alone();
    for (String table : List.of("tally_pending", "report_open")) {
      jdbc.sql("delete from dossiers." + table + " where dossier_id = :id")
          .param("id", dossier)
          .update();
    }
  }

  private void fold() {
    jdbc.sql(TallySql.FOLD).update();
  }

  /**
   * Counts what waits and adds the bookings to the tally; run again, it finds none. Dossiers from
   * before there was a tally are counted first.
   */
  void keep() {
    boolean uncounted =
        jdbc.sql(
                """
                select exists (select 1 from dossiers.dossier where received_at is not null)
                  and not exists (select 1 from dossiers.report_line)
                """)
            .query(Boolean.class)
            .single();
    if (uncounted) {
      rebuild();
    } else {
      catchUp();
      transactions.executeWithoutResult(status -> fold());
    }
  }

  /**
   * Counts every dossier anew and mends whatever differs, while others work.
   *
   * @return how many bookings were missing
   */
  public long rebuild() {
    catchUp();
    long before = lines();
    @Nullable UUID last = null;
    while (true) {
      UUID after = last;
      List<UUID> ids = transactions.execute(status -> recount(after));
      if (ids == null || ids.isEmpty()) {
        break;
      }
      last = ids.getLast();
    }
    return lines() - before + mend();
  }

  /**
   * Compares the tally with the bookings of all dossiers and books what differs.
   *
   * @return how many sums differed
   */
  public int mend() {
    Integer mended =
        transactions.execute(status -> {
          alone();
          int missing = jdbc.sql(TallySql.MEND).update();
          fold();
          return missing;
        });
    return mended == null ? 0 : mended;
  }

  private List<UUID> recount(@Nullable UUID after) {
    alone();
    List<UUID> ids =
        jdbc.sql(
                """
                select id from dossiers.dossier where cast(:after as uuid) is null or id > :after
                order by id limit :size
                """)
            .param("after", after)
            .param("size", BATCH)
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    count(ids);
    return ids;
  }

  private long lines() {
    return jdbc.sql("select count(*) from dossiers.report_line").query(Long.class).single();
  }
}
