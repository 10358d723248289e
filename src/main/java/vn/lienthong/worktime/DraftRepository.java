package vn.lienthong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.CurrentUser;

/** The one draft: edits of days and of hours that are not published yet. */
@Repository
class DraftRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  DraftRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<DraftDay> days() {
    return jdbc.sql("select * from worktime.draft_day order by day")
        .query((row, i) ->
            new DraftDay(
                row.getObject("day", LocalDate.class),
                row.getString("type") == null ? null : CalendarRepository.specialDay(row),
                row.getString("legal_basis"),
                CalendarRepository.instant(row, "changed_at"),
                row.getString("changed_by_name")))
        .list();
  }

  void put(LocalDate day, @Nullable SpecialDay special, String basis, Instant at, CurrentUser who) {
    jdbc.sql(
            """
            insert into worktime.draft_day (day, type, name_vi, name_en, legal_basis, standing,
              changed_at, changed_by, changed_by_name)
            values (:day, :type, :vi, :en, :basis, :standing, :at, :by, :name)
            on conflict (day) do update set type = excluded.type, name_vi = excluded.name_vi,
              name_en = excluded.name_en, legal_basis = excluded.legal_basis,
              standing = excluded.standing, changed_at = excluded.changed_at,
              changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name
            """)
        .param("day", day)
        .param("type", special == null ? null : special.type().name())
        .param("vi", special == null ? null : special.name().vi())
        .param("en", special == null ? null : special.name().en())
        .param("basis", basis)
        .param("standing", special == null ? null : special.standing().name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", who.id())
        .param("name", who.name())
        .update();
  }

  int delete(@Nullable LocalDate day) {
    return jdbc.sql("delete from worktime.draft_day where cast(:day as date) is null or day = :day")
        .param("day", day, java.sql.Types.DATE)
        .update();
  }

  List<DraftHours> hours() {
    return jdbc.sql("select * from worktime.draft_hours order by from_day")
        .query((row, i) ->
            new DraftHours(
                row.getObject("from_day", LocalDate.class),
                row.getString("shifts") == null
                    ? null
                    : Arrays.asList(json.readValue(row.getString("shifts"), Shift[].class)),
                row.getString("legal_basis"),
                CalendarRepository.instant(row, "changed_at"),
                row.getString("changed_by_name")))
        .list();
  }

  void putHours(DraftHours hours, Instant at, CurrentUser who) {
    jdbc.sql(
            """
            insert into worktime.draft_hours
              (from_day, shifts, legal_basis, changed_at, changed_by, changed_by_name)
            values (:from, cast(:shifts as jsonb), :basis, :at, :by, :name)
            on conflict (from_day) do update set shifts = excluded.shifts,
              legal_basis = excluded.legal_basis, changed_at = excluded.changed_at,
              changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name
            """)
        .param("from", hours.from())
        .param("shifts", hours.shifts() == null ? null : json.writeValueAsString(hours.shifts()))
        .param("basis", hours.legalBasis())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", who.id())
        .param("name", who.name())
        .update();
  }

  int deleteHours(@Nullable LocalDate from) {
    return jdbc.sql(
            """
            delete from worktime.draft_hours
            where cast(:from as date) is null or from_day = :from
            """)
        .param("from", from, java.sql.Types.DATE)
        .update();
  }
}
