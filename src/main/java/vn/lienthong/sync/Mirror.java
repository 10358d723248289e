package vn.lienthong.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.Vietnam;

/**
 * Copies of the dossiers that ministries and the portal handle for this province. A code of our own
 * never enters: who accepted a dossier keeps it, also after the procedure's route has changed.
 */
@Component
class Mirror {
  private static final Logger log = LoggerFactory.getLogger(Mirror.class);
  private static final int MOST_PAGES = 200;

  private final PortalQueries portal;
  private final DossiersApi dossiers;
  private final ProceduresApi procedures;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Mirror(
      PortalQueries portal,
      DossiersApi dossiers,
      ProceduresApi procedures,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock) {
    this.portal = portal;
    this.dossiers = dossiers;
    this.procedures = procedures;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Cursor(Instant at, String code) {}

  /** For the job: a silent portal is asked again next time. */
  void pullQuietly() {
    if (portal.ready()) {
      try {
        pull();
      } catch (Unsendable e) {
        log.info("mirror waits: {}", e.failure().reason());
      }
    }
  }

  /** Takes everything that changed at its source; returns how many rows came. */
  int pull() throws Unsendable {
    int taken = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      Cursor cursor = cursor();
      List<PortalQueries.Elsewhere> rows = portal.elsewhere(cursor.at(), cursor.code());
      transactions.executeWithoutResult(status -> store(cursor, rows));
      if (rows.isEmpty()) {
        break;
      }
      taken += rows.size();
    }
    return taken;
  }

  private Cursor cursor() {
    return jdbc.sql("select at, code from sync.cursor where name = 'mirror'")
        .query((row, i) -> new Cursor(Sql.at(row, "at"), row.getString("code")))
        .single();
  }

  private void store(Cursor before, List<PortalQueries.Elsewhere> rows) {
    Set<String> ours = dossiers.known(rows.stream().map(PortalQueries.Elsewhere::code).toList());
    Instant now = clock.instant();
    for (PortalQueries.Elsewhere row : rows) {
      if (!ours.contains(row.code()) && readable(row)) {
        store(row, now);
      }
    }
    Cursor after =
        rows.isEmpty() ? before : new Cursor(rows.getLast().changedAt(), rows.getLast().code());
    jdbc.sql(
            """
            update sync.cursor set at = :at, code = :code, run_at = :now where name = 'mirror'
            """)
        .param("at", Sql.utc(after.at()))
        .param("code", after.code())
        .param("now", Sql.utc(now))
        .update();
  }

  private static boolean readable(PortalQueries.Elsewhere row) {
    boolean good = !row.code().isBlank() && row.status() >= 1 && row.status() <= 10;
    if (!good) {
      log.warn("the portal told of a dossier elsewhere without code or status");
    }
    return good;
  }

  /** What came late does not undo what is newer. */
  private void store(PortalQueries.Elsewhere row, Instant now) {
    jdbc.sql(
            """
            insert into sync.mirror (code, source, source_system, procedure_code, procedure_name,
              agency, owner_name, status, submitted_at, received_at, due_at, finished_at, source_at,
              fetched_at, off_route)
            values (:code, :source, :system, :procedure, :procedure_name, :agency, :owner, :status,
              :submitted, :received, :due, :finished, :changed, :now, :off_route)
            on conflict (code) do update set source = excluded.source,
              source_system = excluded.source_system, procedure_code = excluded.procedure_code,
              procedure_name = excluded.procedure_name, agency = excluded.agency,
              owner_name = excluded.owner_name, status = excluded.status,
              submitted_at = excluded.submitted_at, received_at = excluded.received_at,
              due_at = excluded.due_at, finished_at = excluded.finished_at,
              source_at = excluded.source_at, fetched_at = excluded.fetched_at,
              off_route = excluded.off_route
            where mirror.source_at <= excluded.source_at
            """)
        .param("code", row.code())
        .param("source", row.system().equals("BO") ? "MINISTRY" : "NATIONAL")
        .param("system", row.systemName())
        .param("procedure", row.procedureCode())
        .param("procedure_name", row.procedureName())
        .param("agency", row.agency())
        .param("owner", row.ownerName())
        .param("status", row.status())
        .param("submitted", Sql.time(row.submittedAt()))
        .param("received", Sql.time(row.receivedAt()))
        .param("due", Sql.time(row.dueAt()))
        .param("finished", Sql.time(row.finishedAt()))
        .param("changed", Sql.utc(row.changedAt()))
        .param("now", Sql.utc(now))
        .param("off_route", offRoute(row.procedureCode(), row.receivedAt()))
        .update();
  }

  /** Accepted elsewhere on a day on which the procedure was ours. */
  private boolean offRoute(String procedure, @Nullable Instant receivedAt) {
    return receivedAt != null
        && procedures
            .route(procedure, LocalDate.ofInstant(receivedAt, Vietnam.ZONE))
            .filter(route -> route == Route.OWN)
            .isPresent();
  }
}
