package vn.lienthong.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.procedures.ProceduresApi;

/** What people see of dossiers handled elsewhere, and how many each system has. */
@Service
class MirrorDesk {
  private final JdbcClient jdbc;
  private final DossiersApi dossiers;
  private final ProceduresApi procedures;

  MirrorDesk(JdbcClient jdbc, DossiersApi dossiers, ProceduresApi procedures) {
    this.jdbc = jdbc;
    this.dossiers = dossiers;
    this.procedures = procedures;
  }

  /**
   * A dossier of another system.
   *
   * @param lagMinutes between the change at its source and our copy
   */
  record Row(
      String code,
      Route source,
      String sourceSystem,
      String procedureCode,
      String procedureName,
      String agency,
      String ownerName,
      DossierStatus status,
      @Nullable Instant receivedAt,
      @Nullable Instant dueAt,
      Instant sourceAt,
      Instant fetchedAt,
      long lagMinutes,
      boolean offRoute) {

    /** As people say it: minutes, then hours, then days. */
    Lag lag() {
      if (lagMinutes < 120) {
        return new Lag("sync.mirror.lag", lagMinutes);
      }
      long hours = lagMinutes / 60;
      return hours < 48
          ? new Lag("sync.mirror.lagHours", hours)
          : new Lag("sync.mirror.lagDays", hours / 24);
    }
  }

  /**
   * @param key of the message that says it
   */
  record Lag(String key, long amount) {}

  /** Newest change first. */
  List<Row> rows(@Nullable Route source, @Nullable String after, int size) {
    return jdbc.sql(
            """
            select m.* from sync.mirror m
            where (cast(:source as text) is null or m.source = :source)
              and (cast(:after as text) is null or (m.source_at, m.code) <
                (select a.source_at, a.code from sync.mirror a where a.code = :after))
            order by m.source_at desc, m.code desc limit :size
            """)
        .param("source", source == null ? null : source.name())
        .param("after", after)
        .param("size", size)
        .query((row, i) -> {
          Instant sourceAt = Sql.at(row, "source_at");
          Instant fetchedAt = Sql.at(row, "fetched_at");
          return new Row(
              row.getString("code"),
              Route.valueOf(row.getString("source")),
              row.getString("source_system"),
              row.getString("procedure_code"),
              row.getString("procedure_name"),
              row.getString("agency"),
              row.getString("owner_name"),
              DossierStatus.ofCode(row.getInt("status")),
              Sql.instant(row, "received_at"),
              Sql.instant(row, "due_at"),
              sourceAt,
              fetchedAt,
              java.time.Duration.between(sourceAt, fetchedAt).toMinutes(),
              row.getBoolean("off_route"));
        })
        .list();
  }

  /** When the mirror last heard from the portal. */
  Optional<Instant> heardAt() {
    return jdbc.sql("select run_at from sync.cursor where name = 'mirror' and run_at is not null")
        .query((row, i) -> Sql.at(row, "run_at"))
        .optional();
  }

  /**
   * Dossiers received in a period, by the system that owns them; each code counts once.
   *
   * @param routeNow who takes new ones today; null for a procedure that is not in our catalogue
   */
  record Share(
      String procedureCode, String name, @Nullable Route routeNow, Map<Route, Long> counts) {
    long count(Route route) {
      return counts.getOrDefault(route, 0L);
    }

    long total() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The procedures that more than our own system has in the period, largest first.
   *
   * @param until exclusive
   */
  List<Share> shares(LocalDate from, LocalDate until, LocalDate today) {
    Map<String, String> names = new HashMap<>();
    Map<String, Map<Route, Long>> counts = new TreeMap<>();
    jdbc.sql(
            """
            select procedure_code, max(procedure_name) as name, source, count(*) as dossiers
            from sync.mirror where received_at >= :from and received_at < :until
            group by procedure_code, source
            """)
        .param("from", Sql.start(from))
        .param("until", Sql.start(until))
        .query((row, i) -> {
          names.put(row.getString("procedure_code"), row.getString("name"));
          return counts
              .computeIfAbsent(row.getString("procedure_code"), code -> new HashMap<>())
              .merge(Route.valueOf(row.getString("source")), row.getLong("dossiers"), Long::sum);
        })
        .list();
    Map<String, Long> own = dossiers.receivedByProcedure(from, until);
    List<Share> shares = new ArrayList<>();
    counts.forEach((code, byRoute) -> {
      Long ours = own.get(code);
      if (ours != null) {
        byRoute.merge(Route.OWN, ours, Long::sum);
      }
      shares.add(
          new Share(
              code,
              names.getOrDefault(code, code),
              procedures.route(code, today).orElse(null),
              Map.copyOf(byRoute)));
    });
    shares.sort(Comparator.comparingLong(Share::total).reversed());
    return shares;
  }

  /** All dossiers of the period, ours and mirrored, each code once. */
  long total(LocalDate from, LocalDate until) {
    long own = dossiers.receivedByProcedure(from, until).values().stream().mapToLong(n -> n).sum();
    return own
        + jdbc.sql(
                """
                select count(*) from sync.mirror where received_at >= :from and received_at < :until
                """)
            .param("from", Sql.start(from))
            .param("until", Sql.start(until))
            .query(Long.class)
            .single();
  }
}
