package vn.lienthong.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.shared.Vietnam;

/** What people see of the outbox. */
@Service
class SyncDesk {
  static final String VIEW = "sync.view";
  static final String EDIT = "sync.edit";
  static final String PROVINCE = "/";

  private static final int HOURS = 24;

  private final JdbcClient jdbc;
  private final ReconciliationRepository reconciliations;
  private final Clock clock;

  SyncDesk(JdbcClient jdbc, ReconciliationRepository reconciliations, Clock clock) {
    this.jdbc = jdbc;
    this.reconciliations = reconciliations;
    this.clock = clock;
  }

  /**
   * How the synchronisation stands.
   *
   * @param oldest since when the oldest message has waited
   * @param failingSince since when the portal has not answered; null while it does
   * @param rate DOSSIER_SYNC of this month, 0 to 1
   * @param hours the last 24 hours, newest first
   */
  record Summary(
      long waiting,
      @Nullable Instant oldest,
      long dead,
      long acknowledgedLastHour,
      @Nullable Instant failingSince,
      @Nullable Instant nextTryAt,
      Failure.@Nullable Reason lineError,
      double rate,
      List<Hour> hours) {
    long lagMinutes(Instant now) {
      return oldest == null ? 0 : Duration.between(oldest, now).toMinutes();
    }
  }

  record Hour(Instant from, long acknowledged, long averageSeconds) {}

  Summary summary() {
    Instant now = clock.instant();
    LocalDate month = Vietnam.today(clock).withDayOfMonth(1);
    List<Hour> hours = hours(now);
    return jdbc.sql(
            """
            select l.*,
              (select count(*) from sync.message where state = 'WAITING') as waiting,
              (select min(created_at) from sync.message where state = 'WAITING') as oldest,
              (select count(*) from sync.message where state = 'DEAD') as dead,
              (select count(*) from sync.message
                where state = 'ACKNOWLEDGED' and acknowledged_at > :hour) as last_hour
            from sync.line l
            """)
        .param("hour", Sql.utc(now.minus(Duration.ofHours(1))))
        .query((row, i) -> {
          boolean failing = row.getInt("failures") > 0;
          String error = row.getString("last_error");
          return new Summary(
              row.getLong("waiting"),
              Sql.instant(row, "oldest"),
              row.getLong("dead"),
              row.getLong("last_hour"),
              Sql.instant(row, "failing_since"),
              failing ? Sql.at(row, "next_try_at") : null,
              error == null ? null : Failure.Reason.valueOf(error),
              reconciliations.rate(month, month.plusMonths(1)),
              hours);
        })
        .single();
  }

  long dead() {
    return jdbc.sql("select count(*) from sync.message where state = 'DEAD'")
        .query(Long.class)
        .single();
  }

  private List<Hour> hours(Instant now) {
    Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1L));
    Map<Instant, Hour> known = new HashMap<>();
    jdbc.sql(
            """
            select date_trunc('hour', acknowledged_at) as hour, count(*) as messages,
              avg(extract(epoch from acknowledged_at - created_at))::bigint as seconds
            from sync.message where state = 'ACKNOWLEDGED' and acknowledged_at >= :first
            group by 1
            """)
        .param("first", Sql.utc(first))
        .query((row, i) -> {
          Instant hour = Sql.at(row, "hour");
          return Optional.ofNullable(
              known.put(hour, new Hour(hour, row.getLong("messages"), row.getLong("seconds"))));
        })
        .list();
    List<Hour> hours = new ArrayList<>();
    for (int i = HOURS - 1; i >= 0; i--) {
      Instant hour = first.plus(Duration.ofHours(i));
      hours.add(known.getOrDefault(hour, new Hour(hour, 0, 0)));
    }
    return hours;
  }

  /** A dossier that was ever told of. */
  record Lane(
      UUID dossierId,
      String code,
      String procedureCode,
      DossierStatus status,
      int last,
      int done,
      boolean dead,
      Instant nextAt) {
    boolean waiting() {
      return done < last && !dead;
    }
  }

  Optional<Lane> lane(String code) {
    return jdbc.sql("select * from sync.lane where code = :code")
        .param("code", code)
        .query((row, i) ->
            new Lane(
                row.getObject("dossier_id", UUID.class),
                row.getString("code"),
                row.getString("procedure_code"),
                DossierStatus.valueOf(row.getString("status")),
                row.getInt("last"),
                row.getInt("done"),
                row.getBoolean("dead"),
                Sql.at(row, "next_at")))
        .optional();
  }

  /** In the order in which they go out. */
  List<Message> messages(UUID dossier) {
    return jdbc.sql("select * from sync.message where dossier_id = :dossier order by seq limit 500")
        .param("dossier", dossier)
        .query(MessageRows::read)
        .list();
  }

  /** Waiting or sent last: the newest movements of the outbox. */
  record Movement(String code, MessageKind kind, Message.State state, Instant at) {}

  List<Movement> newest(int most) {
    return jdbc.sql(
            """
            select l.code, m.kind, m.state, m.acknowledged_at as at from sync.message m
            join sync.lane l on l.dossier_id = m.dossier_id
            where m.state = 'ACKNOWLEDGED' order by m.acknowledged_at desc limit :most
            """)
        .param("most", most)
        .query((row, i) ->
            new Movement(
                row.getString("code"),
                MessageKind.valueOf(row.getString("kind")),
                Message.State.valueOf(row.getString("state")),
                Sql.at(row, "at")))
        .list();
  }
}
