package vn.lienthong.sync;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days that were compared. */
@Repository
class ReconciliationRepository {
  private final JdbcClient jdbc;

  ReconciliationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Standing(boolean dead, boolean waiting) {}

  /** A compared day; open differences are those neither on their way nor explained. */
  record Day(LocalDate day, Instant runAt, Reconciliation.Counts counts, int open) {}

  /** Never compared, or not for a while although something may still change; newest first. */
  List<LocalDate> due(LocalDate from, LocalDate today, Instant now) {
    return jdbc.sql(
            """
            select cast(d as date) as day
            from generate_series(cast(:from as date), cast(:today as date), interval '1 day') d
            left join sync.reconciliation r on r.day = d
            where r.day is null or r.run_at < :day_ago
              or (r.run_at < :a_while_ago and (d >= cast(:today as date) - 1
                or exists (select 1 from sync.difference x where x.day = r.day
                  and not exists (select 1 from sync.explanation e
                    where e.day = x.day and e.code = x.code))))
            order by d desc
            """)
        .param("from", from)
        .param("today", today)
        .param("day_ago", Sql.utc(now.minus(Duration.ofDays(1))))
        .param("a_while_ago", Sql.utc(now.minus(Duration.ofMinutes(30))))
        .query((row, i) -> row.getObject("day", LocalDate.class))
        .list();
  }

  Map<UUID, Standing> standings(Collection<UUID> dossiers) {
    Map<UUID, Standing> standings = new HashMap<>();
    jdbc.sql(
            "select dossier_id, dead, done < last as waiting from sync.lane"
                + " where dossier_id = any(:ids)")
        .param("ids", dossiers.toArray(UUID[]::new))
        .query((row, i) ->
            Optional.ofNullable(
                standings.put(
                    row.getObject("dossier_id", UUID.class),
                    new Standing(row.getBoolean("dead"), row.getBoolean("waiting")))))
        .list();
    return standings;
  }

  void store(
      LocalDate day,
      Reconciliation.Counts counts,
      List<Reconciliation.Difference> differences,
      Instant now) {
    jdbc.sql(
            """
            insert into sync.reconciliation (day, run_at, ours, theirs, matched, synced)
            values (:day, :now, :ours, :theirs, :matched, :synced)
            on conflict (day) do update set run_at = excluded.run_at, ours = excluded.ours,
              theirs = excluded.theirs, matched = excluded.matched, synced = excluded.synced
            """)
        .param("day", day)
        .param("now", Sql.utc(now))
        .param("ours", counts.ours())
        .param("theirs", counts.theirs())
        .param("matched", counts.matched())
        .param("synced", counts.synced())
        .update();
    jdbc.sql("delete from sync.difference where day = :day").param("day", day).update();
    for (Reconciliation.Difference difference : differences) {
      jdbc.sql(
              """
              insert into sync.difference (day, code, kind, dossier_id, our_status, their_status)
              values (:day, :code, :kind, :dossier, :ours, :theirs)
              """)
          .param("day", day)
          .param("code", difference.code())
          .param("kind", difference.kind().name())
          .param("dossier", difference.dossierId(), Types.OTHER)
          .param("ours", difference.ourStatus())
          .param("theirs", difference.theirStatus())
          .update();
    }
  }

  List<Day> days(int most) {
    return jdbc.sql(DAYS + " order by r.day desc limit :most")
        .param("most", most)
        .query(ReconciliationRepository::day)
        .list();
  }

  Optional<Day> day(LocalDate day) {
    return jdbc.sql(DAYS + " where r.day = :day")
        .param("day", day)
        .query(ReconciliationRepository::day)
        .optional();
  }

  private static final String DAYS =
      """
      select r.*, (select count(*) from sync.difference x where x.day = r.day
          and x.kind <> 'ON_ITS_WAY' and not exists (select 1 from sync.explanation e
            where e.day = x.day and e.code = x.code)) as open
      from sync.reconciliation r
      """;

  private static Day day(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Day(
        row.getObject("day", LocalDate.class),
        Sql.at(row, "run_at"),
        new Reconciliation.Counts(
            row.getInt("ours"), row.getInt("theirs"), row.getInt("matched"), row.getInt("synced")),
        row.getInt("open"));
  }

  List<Reconciliation.Difference> differences(LocalDate day) {
    return jdbc.sql(
            """
            select x.*, e.note || ' (' || e.person || ')' as note from sync.difference x
            left join sync.explanation e on e.day = x.day and e.code = x.code
            where x.day = :day order by e.note is not null, x.kind, x.code limit 1000
            """)
        .param("day", day)
        .query((row, i) ->
            new Reconciliation.Difference(
                row.getString("code"),
                Reconciliation.Kind.valueOf(row.getString("kind")),
                row.getObject("dossier_id", UUID.class),
                row.getString("our_status"),
                row.getObject("their_status", Integer.class),
                row.getString("note")))
        .list();
  }

  /** After it was sent again: the next comparison shows whether that helped. */
  void onItsWay(LocalDate day, Collection<String> codes) {
    jdbc.sql(
            """
            update sync.difference set kind = 'ON_ITS_WAY' where day = :day and code = any(:codes)
            """)
        .param("day", day)
        .param("codes", codes.toArray(String[]::new))
        .update();
  }

  void explain(LocalDate day, String code, String note, String person, Instant now) {
    jdbc.sql(
            """
            insert into sync.explanation (day, code, note, person, at)
            values (:day, :code, :note, :person, :now)
            on conflict (day, code) do update set note = excluded.note, person = excluded.person,
              at = excluded.at
            """)
        .param("day", day)
        .param("code", code)
        .param("note", note)
        .param("person", person)
        .param("now", Sql.utc(now))
        .update();
  }

  /** First day of a month → what its compared days say. */
  Map<LocalDate, SyncApi.Compared> compared(LocalDate from, LocalDate until) {
    Map<LocalDate, SyncApi.Compared> months = new HashMap<>();
    jdbc.sql(
            """
            select cast(date_trunc('month', day) as date) as month, count(*) as days,
              sum(ours) as ours, sum(theirs) as theirs, sum(synced) as synced
            from sync.reconciliation where day >= :from and day < :until group by 1
            """)
        .param("from", from)
        .param("until", until)
        .query((java.sql.ResultSet row) -> {
          months.put(
              row.getObject("month", LocalDate.class),
              new SyncApi.Compared(
                  row.getInt("days"),
                  row.getLong("ours"),
                  row.getLong("theirs"),
                  row.getLong("synced")));
        });
    return months;
  }

  /**
   * DOSSIER_SYNC of the 766 set: synced dossiers by the greater of both totals; 1 without any.
   *
   * @param until exclusive
   */
  double rate(LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select coalesce(sum(synced)::float8 / nullif(sum(greatest(ours, theirs)), 0), 1)
            from sync.reconciliation where day >= :from and day < :until
            """)
        .param("from", from)
        .param("until", until)
        .query(Double.class)
        .single();
  }
}
