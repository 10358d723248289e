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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the figures of all reports in the transaction of the move. What a dossier is now is booked
 * against what was booked for it before, so that counting it twice changes nothing and no path can
 * count it wrongly for long. Bookings are only added: nobody waits for a row that others count in.
 *
 * <p>A dossier counts under the officer who answers for it: whom it was assigned to last, or who
 * took it up where nobody assigns. One whose date was appointed again counts by the date before (NĐ
 * 61/2018 Art. 19.9).
 */
@Component
public class Tally {
  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  Tally(JdbcClient jdbc, PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(manager);
  }

  /** Counts the dossiers as they are now, in the transaction that changed them. */
  @Transactional(propagation = Propagation.MANDATORY)
  void refresh(Collection<UUID> dossiers) {
    UUID[] ids = Sql.array(dossiers);
    for (String sql : List.of(TallySql.REFRESH, TallySql.OPEN, TallySql.RATINGS)) {
      jdbc.sql(sql).param("ids", ids).update();
    }
  }

  /** Adds the bookings to the tally; run again, it finds none. */
  @Transactional
  int fold() {
    return jdbc.sql(TallySql.FOLD).update();
  }

  /** As {@link #fold}; dossiers from before there was a tally are counted first. */
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
      fold();
    }
  }

  /**
   * Counts every dossier anew and mends whatever differs, while others work.
   *
   * @return how many bookings were missing
   */
  public long rebuild() {
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
    Integer mended = transactions.execute(status -> jdbc.sql(TallySql.MEND).update());
    fold();
    return lines() - before + (mended == null ? 0 : mended);
  }

  private List<UUID> recount(@Nullable UUID after) {
    List<UUID> ids =
        jdbc.sql(
                """
                select id from dossiers.dossier where cast(:after as uuid) is null or id > :after
                order by id limit :size for no key update
                """)
            .param("after", after)
            .param("size", BATCH)
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    if (!ids.isEmpty()) {
      refresh(ids);
    }
    return ids;
  }

  private long lines() {
    return jdbc.sql("select count(*) from dossiers.report_line").query(Long.class).single();
  }
}
