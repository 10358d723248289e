package vn.lienthong.indices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.db.Sql;

/** What people type: petitions, and the days of decisions. */
@Repository
class EntryRepository {
  private final JdbcClient jdbc;

  EntryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A row of a list by unit. */
  record AtUnit<T>(String path, T row) {}

  List<Petition> petitions(String path, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select * from indices.petition where unit_path like :path
              and received_on >= :from and received_on < :until order by received_on, id
            """)
        .param("path", path + "%")
        .param("from", from)
        .param("until", until)
        .query((row, i) -> petition(row))
        .list();
  }

  /** The newest first. */
  List<Petition> petitions(String[] paths, @Nullable UUID after, int most) {
    return jdbc.sql(
            """
            select * from indices.petition where unit_path like any (:paths)
              and (cast(:after as uuid) is null or id < :after) order by id desc limit :most
            """)
        .param("paths", paths)
        .param("after", after, Types.OTHER)
        .param("most", most)
        .query((row, i) -> petition(row))
        .list();
  }

  Optional<Petition> petition(String code) {
    return jdbc.sql("select * from indices.petition where code = :code")
        .param("code", code)
        .query((row, i) -> petition(row))
        .optional();
  }

  void put(Petition petition, Instant now) {
    jdbc.sql(
            """
            insert into indices.petition (id, code, unit_id, unit_path, received_on, refused_on,
              asked_on, answered_on, published_on, disliked, repeated, entered_by, entered_at)
            values (:id, :code, :unit, :path, :received, :refused, :asked, :answered, :published,
              :disliked, :repeated, :by, :now)
            on conflict (code) do update set received_on = excluded.received_on,
              refused_on = excluded.refused_on, asked_on = excluded.asked_on,
              answered_on = excluded.answered_on, published_on = excluded.published_on,
              disliked = excluded.disliked, repeated = excluded.repeated,
              entered_by = excluded.entered_by, entered_at = excluded.entered_at
            """)
        .param("id", petition.id())
        .param("code", petition.code())
        .param("unit", petition.unitId())
        .param("path", petition.unitPath())
        .param("received", petition.receivedOn())
        .param("refused", petition.refusedOn(), Types.DATE)
        .param("asked", petition.askedOn(), Types.DATE)
        .param("answered", petition.answeredOn(), Types.DATE)
        .param("published", petition.publishedOn(), Types.DATE)
        .param("disliked", petition.disliked())
        .param("repeated", petition.repeated())
        .param("by", petition.enteredBy())
        .param("now", Sql.utc(now))
        .update();
  }

  private static Petition petition(ResultSet row) throws SQLException {
    return new Petition(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getObject("unit_id", UUID.class),
        row.getString("unit_path"),
        row.getObject("received_on", LocalDate.class),
        row.getObject("refused_on", LocalDate.class),
        row.getObject("asked_on", LocalDate.class),
        row.getObject("answered_on", LocalDate.class),
        row.getObject("published_on", LocalDate.class),
        row.getBoolean("disliked"),
        row.getBoolean("repeated"),
        row.getString("entered_by"));
  }

  /** Published in the time by a unit of the path, with a known day of decision; each once. */
  List<Announcement> announcements(String path, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select * from indices.publication a
            where published_day >= :from and published_day < :until and decision_day is not null
              and exists (select 1 from indices.service_unit u
                where u.code = a.code and u.unit_path like :path)
            order by published_day, code, version_id
            """)
        .param("path", path + "%")
        .param("from", from)
        .param("until", until)
        .query((row, i) -> announcement(row))
        .list();
  }

  /** The same for every unit that handles the procedure. */
  List<AtUnit<Announcement>> announcementsByUnit(LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select distinct on (u.unit_path, a.version_id) u.unit_path, a.*
            from indices.publication a join indices.service_unit u on u.code = a.code
            where published_day >= :from and published_day < :until and decision_day is not null
            """)
        .param("from", from)
        .param("until", until)
        .query((row, i) -> new AtUnit<>(row.getString("unit_path"), announcement(row)))
        .list();
  }

  /** All publications, the newest first. */
  List<Announcement> announcements(@Nullable UUID after, boolean unknown, int most) {
    return jdbc.sql(
            """
            select * from indices.publication
            where (cast(:after as uuid) is null or version_id < :after)
              and (not :unknown or decision_day is null)
            order by version_id desc limit :most
            """)
        .param("after", after, Types.OTHER)
        .param("unknown", unknown)
        .param("most", most)
        .query((row, i) -> announcement(row))
        .list();
  }

  long withoutDecisionDay() {
    return jdbc.sql("select count(*) from indices.publication where decision_day is null")
        .query(Long.class)
        .single();
  }

  Optional<Announcement> announcement(UUID version) {
    return jdbc.sql("select * from indices.publication where version_id = :version")
        .param("version", version)
        .query((row, i) -> announcement(row))
        .optional();
  }

  void decided(UUID version, LocalDate day, String by, Instant now) {
    jdbc.sql(
            """
            update indices.publication set decision_day = :day, entered_by = :by,
              entered_at = :now where version_id = :version
            """)
        .param("day", day)
        .param("by", by)
        .param("now", Sql.utc(now))
        .param("version", version)
        .update();
  }

  private static Announcement announcement(ResultSet row) throws SQLException {
    return new Announcement(
        row.getObject("version_id", UUID.class),
        row.getString("code"),
        row.getString("name"),
        row.getString("level").equals("MINISTRY"),
        row.getString("decision"),
        row.getObject("decision_day", LocalDate.class),
        row.getObject("effective_day", LocalDate.class),
        row.getObject("published_day", LocalDate.class),
        row.getString("entered_by"));
  }
}
