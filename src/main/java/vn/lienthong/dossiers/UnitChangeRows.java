package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.directory.UnitChange;
import vn.lienthong.shared.Ids;

/** Moves the places of dossiers from one unit to another, a statement for all of them. */
@Repository
class UnitChangeRows {
  /** Places that follow while a dossier is not over; where it was helped stays as it was. */
  private static final List<String> PLACES = List.of("received", "competent", "handling", "desk");

  private static final String OVER = "('NOT_RECEIVED', 'WITHDRAWN', 'STOPPED', 'RETURNED')";

  private final JdbcClient jdbc;

  UnitChangeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param toUnit successor of a unit that ended, under its name of the day; null when the unit
   *     moved as it is
   */
  record Change(
      UUID id,
      UUID act,
      LocalDate on,
      String from,
      @Nullable UUID toUnit,
      @Nullable String toName,
      String to) {}

  void insert(UnitChange change) {
    jdbc.sql(
            """
            insert into dossiers.unit_change (id, act_id, on_day, from_path, to_unit, to_path)
            values (:id, :act, :on, :from, :toUnit, :to)
            """)
        .param("id", Ids.next())
        .param("act", change.act())
        .param("on", change.on())
        .param("from", change.oldPath())
        .param("toUnit", change.successor())
        .param("to", change.newPath())
        .update();
  }

  /** Changes whose day has come, in their order, locked for this transaction. */
  List<Change> due(LocalDate today) {
    return jdbc.sql(
            """
            select * from dossiers.unit_change
            where done_at is null and undone_at is null and on_day <= :today
            order by id for update
            """)
        .param("today", today)
        .query((row, number) -> change(row))
        .list();
  }

  /** Changes of the act that are not taken back, the last one first. */
  List<Change> ofAct(UUID act) {
    return jdbc.sql(
            """
            select * from dossiers.unit_change
            where act_id = :act and undone_at is null order by id desc for update
            """)
        .param("act", act)
        .query((row, number) -> change(row))
        .list();
  }

  private static Change change(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Change(
        row.getObject("id", UUID.class),
        row.getObject("act_id", UUID.class),
        row.getObject("on_day", LocalDate.class),
        row.getString("from_path"),
        row.getObject("to_unit", UUID.class),
        null,
        row.getString("to_path"));
  }

  /** Who may see a dossier of the old place may see it at the new one, finished or not. */
  void widenSight(Change change) {
    run(
        """
        with fresh as (
          insert into dossiers.involved (unit_path, dossier_id)
          select :to || substr(unit_path, length(:from) + 1), dossier_id from dossiers.involved
          where starts_with(unit_path, :from)
          on conflict do nothing returning unit_path, dossier_id)
        insert into dossiers.unit_change_sight select :id, unit_path, dossier_id from fresh
        """,
        change);
  }

  /** The dossiers that are not over and stand there now; they keep what they were. */
  List<UUID> remember(Change change) {
    String columns =
        PLACES.stream()
            .flatMap(p -> Stream.of(p + "_unit", p + "_name", p + "_path"))
            .map(column -> "'" + column + "', " + column)
            .collect(Collectors.joining(", "));
    String there =
        PLACES.stream()
            .map(p -> "starts_with(" + p + "_path, :from)")
            .collect(Collectors.joining(" or "));
    return bound(
            """
            insert into dossiers.unit_change_dossier
            select :id, id, jsonb_build_object(%s) from dossiers.dossier
            where status not in %s and (%s) order by id for update
            returning dossier_id
            """
                .formatted(columns, OVER, there),
            change)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  void moveDossiers(Change change) {
    String set =
        PLACES.stream().map(UnitChangeRows::moved).collect(Collectors.joining(",\n              "));
    run(
        """
        update dossiers.dossier d set version = version + 1,
              %s
        from dossiers.unit_change_dossier c where c.change_id = :id and d.id = c.dossier_id
        """
            .formatted(set),
        change);
    run(
        """
        update dossiers.step s set unit_id = d.desk_unit, unit_name = d.desk_name,
          unit_path = d.desk_path
        from dossiers.unit_change_dossier c join dossiers.dossier d on d.id = c.dossier_id
        where c.change_id = :id and s.dossier_id = d.id and s.finished_at is null
          and d.desk_unit is not null
        """,
        change);
  }

  private static String moved(String place) {
    return """
    %1$s_unit = case when :toUnit::uuid is not null and %1$s_path = :from then :toUnit
      else %1$s_unit end,
    %1$s_name = case when :toUnit::uuid is not null and %1$s_path = :from then :toName
      else %1$s_name end,
    %1$s_path = case when starts_with(%1$s_path, :from)
      then :to || substr(%1$s_path, length(:from) + 1) else %1$s_path end\
    """
        .formatted(place);
  }

  void moveConsultations(Change change) {
    run(
        """
        with asked as (
          select id, to_jsonb(c) before from dossiers.consultation c
          where answered_at is null and closed_at is null and starts_with(asked_path, :from)
          for update)
        update dossiers.unit_change set consultations =
          (select coalesce(jsonb_agg(before), '[]') from asked) where id = :id
        """,
        change);
    run(
        """
        update dossiers.consultation c set
          asked_unit = case when :toUnit::uuid is not null and c.asked_path = :from then :toUnit
            else c.asked_unit end,
          asked_name = case when :toUnit::uuid is not null and c.asked_path = :from then :toName
            else c.asked_name end,
          asked_path = :to || substr(c.asked_path, length(:from) + 1)
        from dossiers.unit_change u,
          jsonb_populate_recordset(null::dossiers.consultation, u.consultations) r
        where u.id = :id and c.id = r.id
        """,
        change);
  }

  /** Which division works for the agency: the successor takes what it has no division for. */
  void moveDivisions(Change change, UUID ended) {
    bound(
            """
            update dossiers.unit_change set divisions =
              (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from dossiers.handling_division h
               where h.agency_unit = :ended) where id = :id
            """,
            change)
        .param("ended", ended)
        .update();
    bound(
            """
            insert into dossiers.handling_division
            select h.procedure_code, :toUnit, h.division_unit from dossiers.handling_division h
            where h.agency_unit = :ended on conflict do nothing
            """,
            change)
        .param("ended", ended)
        .update();
  }

  void markDone(Change change, Instant at) {
    bound("update dossiers.unit_change set done_at = :at where id = :id", change)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Back to what each dossier was, where nobody has moved it on since; the changed ones. */
  List<UUID> moveBack(Change change) {
    String set =
        PLACES.stream()
            .flatMap(p ->
                Stream.of("unit", "name", "path")
                    .map(part -> back(p, part, part.equals("unit") ? "::uuid" : "")))
            .collect(Collectors.joining(",\n"));
    List<UUID> moved =
        bound(
                """
                update dossiers.dossier d set version = version + 1,
                %s
                from dossiers.unit_change_dossier c
                where c.change_id = :id and d.id = c.dossier_id and d.status not in %s
                returning d.id
                """
                    .formatted(set, OVER),
                change)
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    run(
        """
        update dossiers.step s set unit_id = d.desk_unit, unit_name = d.desk_name,
          unit_path = d.desk_path
        from dossiers.unit_change_dossier c join dossiers.dossier d on d.id = c.dossier_id
        where c.change_id = :id and s.dossier_id = d.id and s.finished_at is null
          and d.desk_unit is not null
        """,
        change);
    run(
        """
        update dossiers.consultation c
        set asked_unit = r.asked_unit, asked_name = r.asked_name, asked_path = r.asked_path
        from dossiers.unit_change u,
          jsonb_populate_recordset(null::dossiers.consultation, u.consultations) r
        where u.id = :id and c.id = r.id and c.answered_at is null and c.closed_at is null
        """,
        change);
    run(
        """
        delete from dossiers.handling_division h using dossiers.unit_change u,
          jsonb_populate_recordset(null::dossiers.handling_division, u.divisions) r
        where u.id = :id and h.agency_unit = u.to_unit and h.procedure_code = r.procedure_code
          and h.division_unit = r.division_unit
        """,
        change);
    run(
        """
        delete from dossiers.involved i using dossiers.unit_change_sight s
        where s.change_id = :id and i.unit_path = s.unit_path and i.dossier_id = s.dossier_id
          and not exists (select 1 from dossiers.dossier d where d.id = i.dossier_id
            and i.unit_path in (d.received_path, d.competent_path, d.handling_path, d.desk_path))
        """,
        change);
    return moved;
  }

  private static String back(String place, String part, String type) {
    return """
    %1$s_%2$s = case when starts_with(before ->> '%1$s_path', :from)
        and %1$s_path = :to || substr(before ->> '%1$s_path', length(:from) + 1)
      then (before ->> '%1$s_%2$s')%3$s else %1$s_%2$s end\
    """
        .formatted(place, part, type);
  }

  void markUndone(Change change, Instant at) {
    bound("update dossiers.unit_change set undone_at = :at where id = :id", change)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private void run(String sql, Change change) {
    bound(sql, change).update();
  }

  private JdbcClient.StatementSpec bound(String sql, Change change) {
    return jdbc.sql(sql)
        .param("id", change.id())
        .param("from", change.from())
        .param("to", change.to())
        .param("toUnit", change.toUnit(), java.sql.Types.OTHER)
        .param("toName", change.toName(), java.sql.Types.VARCHAR);
  }

  long countOpen(String[] prefixes) {
    return count(
        "dossiers.dossier where status not in "
            + OVER
            + " and exists (select 1 from unnest(:paths) p where starts_with(received_path, p)"
            + " or starts_with(competent_path, p) or starts_with(handling_path, p)"
            + " or starts_with(desk_path, p))",
        prefixes);
  }

  long countAsked(String[] prefixes) {
    return count(
        "dossiers.consultation where answered_at is null and closed_at is null"
            + " and exists (select 1 from unnest(:paths) p where starts_with(asked_path, p))",
        prefixes);
  }

  private long count(String from, String[] prefixes) {
    return jdbc.sql("select count(*) from " + from)
        .param("paths", prefixes)
        .query(Long.class)
        .single();
  }
}
