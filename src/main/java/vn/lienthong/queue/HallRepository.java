package vn.lienthong.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.db.Sql;

/** Halls, what people come for, counters, grounds of priority. */
@Repository
class HallRepository {
  private static final String COUNTERS =
      """
      select c.*, array(select g.group_id::text from queue.counter_group g
        join queue.service_group s on s.id = g.group_id
        where g.counter_id = c.id order by s.place) as groups
      from queue.counter c
      """;

  private final JdbcClient jdbc;

  HallRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Centre bySlug(String slug) {
    return one("slug = :key", slug);
  }

  Centre get(UUID id) {
    return one("id = :key", id);
  }

  private Centre one(String where, Object key) {
    return jdbc.sql("select * from queue.centre where " + where)
        .param("key", key)
        .query(HallRepository::centre)
        .optional()
        .orElseThrow(() -> new AppException(QueueErrors.NO_SUCH_HALL));
  }

  /** In the order of names. */
  List<Centre> within(String[] reach) {
    return jdbc.sql(
            """
            select * from queue.centre where unit_path like any (:reach)
            order by unit_path, unit_name
            """)
        .param("reach", reach)
        .query(HallRepository::centre)
        .list();
  }

  Optional<Centre> ofUnit(UUID unit) {
    return jdbc.sql("select * from queue.centre where unit_id = :unit")
        .param("unit", unit)
        .query(HallRepository::centre)
        .optional();
  }

  List<Centre.Group> groups(UUID centre) {
    return jdbc.sql(
            "select * from queue.service_group where centre_id = :centre order by place, id")
        .param("centre", centre)
        .query(HallRepository::group)
        .list();
  }

  Centre.Group group(UUID id) {
    return jdbc.sql("select * from queue.service_group where id = :id")
        .param("id", id)
        .query(HallRepository::group)
        .optional()
        .orElseThrow(() -> new AppException(QueueErrors.GROUP_CLOSED));
  }

  List<Centre.Counter> counters(UUID centre) {
    return jdbc.sql(COUNTERS + " where c.centre_id = :centre order by c.number")
        .param("centre", centre)
        .query(HallRepository::counter)
        .list();
  }

  Centre.Counter counter(UUID id) {
    return jdbc.sql(COUNTERS + " where c.id = :id")
        .param("id", id)
        .query(HallRepository::counter)
        .optional()
        .orElseThrow(() -> new AppException(QueueErrors.NO_SUCH_COUNTER));
  }

  /** Where the officer sits. */
  Optional<Centre.Counter> seatOf(@Nullable UUID officer) {
    return jdbc.sql(COUNTERS + " where c.officer = :officer")
        .param("officer", officer)
        .query(HallRepository::counter)
        .optional();
  }

  /** Whether the counter was free and the officer's own no more. */
  boolean seat(UUID counter, UUID officer, String name, Instant at) {
    jdbc.sql(
            """
            update queue.counter set officer = null, officer_name = null, since = null
            where officer = :officer and id <> :id
            """)
        .param("officer", officer)
        .param("id", counter)
        .update();
    return jdbc.sql(
                """
                update queue.counter set officer = :officer, officer_name = :name, since = :at
                where id = :id and active and (officer is null or officer = :officer)
                """)
            .param("officer", officer)
            .param("name", name)
            .param("at", Sql.utc(at))
            .param("id", counter)
            .update()
        == 1;
  }

  void vacate(UUID counter) {
    jdbc.sql(
            """
            update queue.counter set officer = null, officer_name = null, since = null
            where id = :id
            """)
        .param("id", counter)
        .update();
  }

  /** In force on the day, in their order. */
  List<PriorityGround> grounds(LocalDate on) {
    return jdbc.sql(
            """
            select * from queue.priority_ground
            where from_day <= :on and (until_day is null or until_day > :on) order by rank, code
            """)
        .param("on", on)
        .query((row, i) ->
            new PriorityGround(
                row.getString("code"),
                row.getInt("rank"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("legal_basis"),
                row.getBoolean("confirmed")))
        .list();
  }

  private static Centre centre(ResultSet row, int i) throws SQLException {
    return new Centre(
        Sql.id(row, "id"),
        Sql.id(row, "unit_id"),
        row.getString("unit_name"),
        row.getString("unit_path"),
        row.getString("slug"),
        row.getBoolean("keeps_hours"),
        row.getInt("opens_before"),
        row.getInt("kiosk_seconds"),
        row.getInt("block_size"),
        row.getInt("offline_from"));
  }

  private static Centre.Group group(ResultSet row, int i) throws SQLException {
    return new Centre.Group(
        Sql.id(row, "id"),
        Sql.id(row, "centre_id"),
        row.getString("letter"),
        row.getString("name"),
        row.getString("name_en"),
        Sql.texts(row, "sectors"),
        row.getInt("place"),
        row.getInt("minutes"),
        row.getBoolean("active"));
  }

  private static Centre.Counter counter(ResultSet row, int i) throws SQLException {
    return new Centre.Counter(
        Sql.id(row, "id"),
        Sql.id(row, "centre_id"),
        row.getInt("number"),
        row.getString("name"),
        row.getBoolean("active"),
        Sql.uuid(row, "officer"),
        row.getString("officer_name"),
        Sql.instant(row, "since"),
        Sql.texts(row, "groups").stream().map(UUID::fromString).toList());
  }
}
