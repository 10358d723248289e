package vn.lienthong.indices;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.db.Sql;

/**
 * Counts everything anew from what the other modules say, page by page, while the figures go on
 * being shown. A page is a transaction that also notes how far it came, so a killed node costs one
 * page.
 */
@Service
class Rebuild {
  private static final int PROCEDURES = 100;
  private static final int GONE = 500;

  private final JdbcClient jdbc;
  private final FactUpdates updates;
  private final FactRepository facts;
  private final ServiceFacts services;
  private final DossiersApi dossiers;
  private final ProceduresApi procedures;
  private final AuditApi audit;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Rebuild(
      JdbcClient jdbc,
      FactUpdates updates,
      FactRepository facts,
      ServiceFacts services,
      DossiersApi dossiers,
      ProceduresApi procedures,
      AuditApi audit,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.updates = updates;
    this.facts = facts;
    this.services = services;
    this.dossiers = dossiers;
    this.procedures = procedures;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * How far it is.
   *
   * @param total dossiers to count; null before it began
   */
  record Progress(
      long run,
      String requestedBy,
      Instant requestedAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable UUID after,
      long done,
      @Nullable Long total,
      @Nullable Long removed) {
    boolean finished() {
      return finishedAt != null;
    }

    int percent() {
      return finished() ? 100 : total == null || total == 0 ? 0 : (int) (done * 100 / total);
    }
  }

  Optional<Progress> newest() {
    return progress("order by run desc limit 1");
  }

  private Optional<Progress> progress(String which) {
    return jdbc.sql("select * from indices.rebuild " + which)
        .query((row, i) ->
            new Progress(
                row.getLong("run"),
                row.getString("requested_by"),
                Sql.at(row, "requested_at"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"),
                row.getObject("after_id", UUID.class),
                row.getLong("done"),
                row.getObject("total", Long.class),
                row.getObject("removed", Long.class)))
        .optional();
  }

  /** Asks for it; refused while one runs. */
  void request(CurrentUser user) {
    if (user.postsWith(IndicesDesk.EDIT).isEmpty() && user.kind() != CurrentUser.Kind.SYSTEM) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    try {
      transactions.executeWithoutResult(status -> {
        jdbc.sql("insert into indices.rebuild (requested_by, requested_at) values (:by, :now)")
            .param("by", user.name())
            .param("now", Sql.utc(clock.instant()))
            .update();
        audit.record(
            new AuditEvent(
                "indices.rebuild-asked", "indices", "fact", user, null, null, null, null));
      });
    } catch (DuplicateKeyException e) {
      throw new AppException(IndicesErrors.REBUILD_RUNS, e);
    }
  }

  /** The one that was asked for and is not finished; goes on where a killed node stopped. */
  Optional<Progress> runDue() {
    Optional<Progress> open = progress("where finished_at is null");
    open.ifPresent(this::run);
    return open;
  }

  private void run(Progress begun) {
    long run = begun.run();
    if (begun.startedAt() == null) {
      long total = dossiers.count();
      jdbc.sql("update indices.rebuild set started_at = :now, total = :total where run = :run")
          .param("now", Sql.utc(clock.instant()))
          .param("total", total)
          .param("run", run)
          .update();
      services();
    }
    UUID after = begun.after();
    boolean end = false;
    while (!end) {
      UUID from = after;
      FactUpdates.Page page =
          Objects.requireNonNull(
              transactions.execute(status -> {
                FactUpdates.Page counted = updates.page(from, run);
                note(run, counted);
                return counted;
              }));
      after = page.last();
      end = page.end();
    }
    finish(run);
  }

  private void services() {
    String after = "";
    List<String> codes = procedures.codesAfter(after, PROCEDURES);
    while (!codes.isEmpty()) {
      List<String> page = codes;
      transactions.executeWithoutResult(status -> page.forEach(services::update));
      codes = procedures.codesAfter(page.getLast(), PROCEDURES);
    }
  }

  private void note(long run, FactUpdates.Page page) {
    jdbc.sql(
            """
            update indices.rebuild set after_id = coalesce(cast(:after as uuid), after_id),
              done = done + :size
            where run = :run
            """)
        .param("after", page.last(), java.sql.Types.OTHER)
        .param("size", page.size())
        .param("run", run)
        .update();
  }

  private void finish(long run) {
    long removed = 0;
    List<UUID> gone = facts.unseen(run, GONE);
    while (!gone.isEmpty()) {
      List<UUID> page = gone;
      transactions.executeWithoutResult(status -> {
        facts.lock();
        facts.put(List.of(), page, run);
      });
      removed += page.size();
      gone = facts.unseen(run, GONE);
    }
    long all = removed;
    transactions.executeWithoutResult(status -> {
      facts.lock();
      facts.sumAnew();
      jdbc.sql(
              """
              update indices.rebuild set finished_at = :now, removed = :removed, done = total
              where run = :run
              """)
          .param("now", Sql.utc(clock.instant()))
          .param("removed", all)
          .param("run", run)
          .update();
      audit.record(
          new AuditEvent(
              "indices.rebuilt",
              "indices",
              "fact",
              CurrentUser.SYSTEM,
              null,
              null,
              java.util.Map.of("run", run, "removed", all),
              null));
    });
  }
}
