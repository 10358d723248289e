package vn.lienthong.npsp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dossiers of this province that ministries and the portal handle. */
@Repository
class Elsewhere {
  private final JdbcClient jdbc;
  private final Clock clock;

  Elsewhere(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param system BO for a ministry's system, DVCQG for the portal itself
   */
  record Row(
      String code,
      String procedureCode,
      String procedureName,
      String agency,
      String ownerName,
      String system,
      String systemName,
      int channel,
      int status,
      Instant submittedAt,
      @Nullable Instant receivedAt,
      @Nullable Instant dueAt,
      @Nullable Instant finishedAt,
      Instant changedAt) {}

  boolean empty() {
    return jdbc.sql("select not exists (select 1 from npsp.elsewhere)")
        .query(Boolean.class)
        .single();
  }

  /** Times are kept to the second, as the messages say them. */
  void put(Row r) {
    jdbc.sql(
            """
            insert into npsp.elsewhere values (:code, :procedure, :name, :agency, :owner, :system,
              :system_name, :channel, :status, :submitted, :received, :due, :finished, :changed)
            on conflict (code) do update set status = excluded.status,
              finished_at = excluded.finished_at, changed_at = excluded.changed_at
            """)
        .param("code", r.code())
        .param("procedure", r.procedureCode())
        .param("name", r.procedureName())
        .param("agency", r.agency())
        .param("owner", r.ownerName())
        .param("system", r.system())
        .param("system_name", r.systemName())
        .param("channel", r.channel())
        .param("status", r.status())
        .param("submitted", utc(r.submittedAt()))
        .param("received", utc(r.receivedAt()))
        .param("due", utc(r.dueAt()))
        .param("finished", utc(r.finishedAt()))
        .param("changed", utc(r.changedAt()))
        .update();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
  }

  /** The oldest open one is finished now, at its source; the mirror hears of it later. */
  boolean finishOne() {
    return jdbc.sql(
                """
                update npsp.elsewhere set status = 9, finished_at = :now, changed_at = :now
                where code = (select code from npsp.elsewhere where status = 4
                  order by submitted_at limit 1)
                """)
            .param("now", utc(clock.instant()))
            .update()
        == 1;
  }

  List<Row> changedSince(Instant at, String code, int most) {
    return jdbc.sql(
            """
            select * from npsp.elsewhere where (changed_at, code) > (:at, :code)
            order by changed_at, code limit :most
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("code", code)
        .param("most", most)
        .query(Elsewhere::row)
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from npsp.elsewhere").query(Long.class).single();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("code"),
        row.getString("procedure_code"),
        row.getString("procedure_name"),
        row.getString("agency"),
        row.getString("owner_name"),
        row.getString("system"),
        row.getString("system_name"),
        row.getInt("channel"),
        row.getInt("status"),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        instant(row, "received_at"),
        instant(row, "due_at"),
        instant(row, "finished_at"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
