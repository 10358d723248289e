package vn.lienthong.worktime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.CurrentUser;

/** Published calendars, which never change. */
@Repository
class CalendarRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  /** How hours stand in the database. */
  record StoredHours(LocalDate from, List<Shift> shifts, String legalBasis) {
    static StoredHours of(HoursFrom hours) {
      return new StoredHours(hours.from(), hours.hours().shifts(), hours.legalBasis());
    }

    HoursFrom hours() {
      return new HoursFrom(from, new WorkingHours(shifts), legalBasis);
    }
  }

  CalendarRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  int latestNumber() {
    return jdbc.sql("select coalesce(max(number), 0) from worktime.calendar")
        .query(Integer.class)
        .single();
  }

  List<PublishedCalendar> versions() {
    return jdbc.sql(
            """
            select number, version, published_at, publisher_name, legal_basis
            from worktime.calendar order by number desc
            """)
        .query((row, i) ->
            new PublishedCalendar(
                row.getInt("number"),
                row.getString("version"),
                instant(row, "published_at"),
                row.getString("publisher_name"),
                row.getString("legal_basis")))
        .list();
  }

  Optional<Integer> numberOf(String version) {
    return jdbc.sql("select number from worktime.calendar where version = :version")
        .param("version", version)
        .query(Integer.class)
        .optional();
  }

  CalendarSheet sheet(int number) {
    List<SpecialDay> days =
        jdbc.sql(
                """
                select day, type, name_vi, name_en, legal_basis, standing
                from worktime.special_day where calendar_number = :number order by day
                """)
            .param("number", number)
            .query((row, i) -> specialDay(row))
            .list();
    return jdbc.sql(
            """
            select version, from_day, to_day, hours, weekly_rests
            from worktime.calendar where number = :number
            """)
        .param("number", number)
        .query((row, i) ->
            new CalendarSheet(
                row.getString("version"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Arrays.stream(json.readValue(row.getString("hours"), StoredHours[].class))
                    .map(StoredHours::hours)
                    .toList(),
                Arrays.asList(json.readValue(row.getString("weekly_rests"), WeeklyRest[].class)),
                days))
        .single();
  }

  /** Makes publications wait for each other until the transaction ends. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('worktime.calendar'))")
        .query((row, i) -> i)
        .list();
  }

  void insert(int number, CalendarSheet sheet, String legalBasis, Instant at, CurrentUser who) {
    jdbc.sql(
            """
            insert into worktime.calendar (number, version, published_at, publisher_id,
              publisher_name, legal_basis, from_day, to_day, hours, weekly_rests)
            values (:number, :version, :at, :publisher, :name, :basis, :from, :to,
              cast(:hours as jsonb), cast(:rests as jsonb))
            """)
        .param("number", number)
        .param("version", sheet.version())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("publisher", who.id())
        .param("name", who.name())
        .param("basis", legalBasis)
        .param("from", sheet.from())
        .param("to", sheet.to())
        .param(
            "hours", json.writeValueAsString(sheet.hours().stream().map(StoredHours::of).toList()))
        .param("rests", json.writeValueAsString(sheet.weeklyRests()))
        .update();
    jdbc.sql(
            """
            insert into worktime.special_day
              (calendar_number, day, type, name_vi, name_en, legal_basis, standing)
            select :number, cast(d ->> 'date' as date), d ->> 'type', d -> 'name' ->> 'vi',
              d -> 'name' ->> 'en', d ->> 'legalBasis', d ->> 'standing'
            from jsonb_array_elements(cast(:days as jsonb)) d
            """)
        .param("number", number)
        .param("days", json.writeValueAsString(sheet.specialDays()))
        .update();
  }

  static SpecialDay specialDay(ResultSet row) throws SQLException {
    return new SpecialDay(
        row.getObject("day", LocalDate.class),
        DayType.valueOf(row.getString("type")),
        new DayName(row.getString("name_vi"), row.getString("name_en")),
        row.getString("legal_basis"),
        Standing.valueOf(row.getString("standing")));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at.toInstant();
  }
}
