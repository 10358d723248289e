package vn.lienthong.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a merger found and what it left behind, row by row; the way back compares and restores. */
@Repository
class MergerSnapshots {
  private static final String TAKE =
      """
      jsonb_build_object(
        'states', (select coalesce(jsonb_agg(to_jsonb(s) order by s.unit_id, s.valid_from), '[]')
          from directory.unit_state s where s.unit_id = any (:touched)),
        'codes', (select coalesce(jsonb_agg(to_jsonb(c) order by c.unit_id, c.style, c.valid_from),
          '[]') from directory.unit_code c where c.unit_id = any (:units)),
        'posts', (select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]')
          from directory.assignment a where a.unit_id = any (:units) or a.id = any (:posts)))
      """;

  private final JdbcClient jdbc;
  private final UnitRepository unitRows;
  private final DirectoryNow now;

  MergerSnapshots(JdbcClient jdbc, UnitRepository unitRows, DirectoryNow now) {
    this.now = now;
    this.jdbc = jdbc;
    this.unitRows = unitRows;
  }

  /** How far a merger reaches, and what stood there before it. */
  record Reach(UUID successor, UUID[] units, UUID[] touched, UUID[] earlierPosts, String before) {}

  Reach begin(List<UnitSummary> ending, UUID successor, LocalDate on) {
    UUID[] units = ending.stream().map(UnitSummary::id).toArray(UUID[]::new);
    UUID[] touched =
        Stream.concat(
                Arrays.stream(units),
                ending.stream()
                    .flatMap(unit -> unitRows.below(unit.path(), on).stream())
                    .map(UnitSummary::id))
            .distinct()
            .toArray(UUID[]::new);
    return new Reach(
        successor, units, touched, postsAt(successor), take(units, touched, new UUID[0]));
  }

  void store(UUID act, Reach reach) {
    TreeSet<UUID> fresh = new TreeSet<>(List.of(postsAt(reach.successor())));
    fresh.removeAll(List.of(reach.earlierPosts()));
    UUID[] posts = fresh.toArray(UUID[]::new);
    jdbc.sql(
            """
            insert into directory.merger
              (act_id, successor_id, unit_ids, touched, new_posts, before, after)
            values (:act, :successor, :units, :touched, :posts, :before::jsonb, :after::jsonb)
            """)
        .param("act", act)
        .param("successor", reach.successor())
        .param("units", reach.units())
        .param("touched", reach.touched())
        .param("posts", posts)
        .param("before", reach.before())
        .param("after", take(reach.units(), reach.touched(), posts))
        .update();
  }

  private UUID[] postsAt(UUID unit) {
    return jdbc.sql("select id from directory.assignment where unit_id = :unit")
        .param("unit", unit)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list()
        .toArray(UUID[]::new);
  }

  private String take(UUID[] units, UUID[] touched, UUID[] posts) {
    return jdbc.sql("select " + TAKE)
        .param("units", units)
        .param("touched", touched)
        .param("posts", posts)
        .query(String.class)
        .single();
  }

  /**
   * A merger as it stands in the list.
   *
   * @param paths where the ended units and their successor stood on the day
   * @param undone whether it has been taken back
   */
  record Merger(
      UUID act,
      LocalDate on,
      String documentNumber,
      String recordedBy,
      OffsetDateTime recordedAt,
      UUID successorId,
      String successorName,
      List<UUID> unitIds,
      List<String> unitNames,
      List<String> paths,
      List<UUID> touched,
      boolean undone) {}

  private static final String MERGERS =
      """
      select m.*, a.effective_on, a.document_number, a.recorded_by, a.recorded_at,
        (select name from directory.unit_state s where s.unit_id = m.successor_id
          and s.valid_from <= a.effective_on order by s.valid_from desc limit 1) successor_name,
        array(select distinct on (s.unit_id) s.name from directory.unit_state s
          where s.unit_id = any (m.unit_ids) and s.valid_from < a.effective_on
          order by s.unit_id, s.valid_from desc) unit_names,
        array(select distinct on (s.unit_id) s.path from directory.unit_state s
          where s.unit_id = any (m.unit_ids || m.successor_id) and s.valid_from <= a.effective_on
          order by s.unit_id, s.valid_from desc) paths
      from directory.merger m join directory.act a on a.id = m.act_id
      """;

  Optional<Merger> find(UUID act) {
    return jdbc.sql(MERGERS + " where m.act_id = :act for update of m")
        .param("act", act)
        .query((row, number) -> merger(row))
        .optional();
  }

  /** The latest fifty before the given one. */
  List<Merger> list(@Nullable UUID before) {
    return jdbc.sql(
            MERGERS
                + """
                where cast(:before as uuid) is null or m.act_id < :before
                order by m.act_id desc limit 51
                """)
        .param("before", before)
        .query((row, number) -> merger(row))
        .list();
  }

  private static Merger merger(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Merger(
        row.getObject("act_id", UUID.class),
        row.getObject("effective_on", LocalDate.class),
        row.getString("document_number"),
        row.getString("recorded_by"),
        row.getObject("recorded_at", OffsetDateTime.class),
        row.getObject("successor_id", UUID.class),
        row.getString("successor_name"),
        List.of((UUID[]) row.getArray("unit_ids").getArray()),
        List.of((String[]) row.getArray("unit_names").getArray()),
        List.of((String[]) row.getArray("paths").getArray()),
        List.of((UUID[]) row.getArray("touched").getArray()),
        row.getObject("undone_by") != null);
  }

  /** Puts everything back; false, and nothing done, when it is no longer as the merger left it. */
  boolean restore(UUID merger, UUID undoing) {
    boolean unchanged =
        jdbc.sql(
                """
                with m as (select m.*, m.unit_ids units, m.new_posts posts
                  from directory.merger m where m.act_id = :merger)
                select m.undone_by is null and m.after = %s
                  and not exists (select 1 from directory.delegation d
                    where d.assignment_id = any (m.new_posts))
                from m
                """
                    .formatted(
                        TAKE.replace(":touched", "m.touched")
                            .replace(":units", "m.units")
                            .replace(":posts", "m.posts")))
            .param("merger", merger)
            .query(Boolean.class)
            .single();
    if (!unchanged) {
      return false;
    }
    now.changed();
    for (String statement : RESTORE) {
      jdbc.sql(statement).param("merger", merger).update();
    }
    jdbc.sql("update directory.merger set undone_by = :undoing where act_id = :merger")
        .param("undoing", undoing)
        .param("merger", merger)
        .update();
    return true;
  }

  private static final List<String> RESTORE =
      List.of(
          """
          delete from directory.unit_state s using directory.merger m
          where m.act_id = :merger and s.unit_id = any (m.touched)
          """,
          """
          insert into directory.unit_state select r.* from directory.merger m,
            jsonb_populate_recordset(null::directory.unit_state, m.before -> 'states') r
          where m.act_id = :merger
          """,
          """
          delete from directory.unit_code c using directory.merger m
          where m.act_id = :merger and c.unit_id = any (m.unit_ids)
          """,
          """
          insert into directory.unit_code select r.* from directory.merger m,
            jsonb_populate_recordset(null::directory.unit_code, m.before -> 'codes') r
          where m.act_id = :merger
          """,
          """
          delete from directory.assignment a using directory.merger m
          where m.act_id = :merger and a.id = any (m.new_posts)
          """,
          """
          insert into directory.assignment select r.* from directory.merger m,
            jsonb_populate_recordset(null::directory.assignment, m.before -> 'posts') r
          where m.act_id = :merger
          on conflict (id) do update set valid_until = excluded.valid_until,
            ended_by = excluded.ended_by
          """,
          "delete from directory.unit_successor where act_id = :merger");
}
