package vn.lienthong.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.db.Sql;

@Repository
class WarningRepository {
  private static final String ROWS =
      """
      select w.id, w.item_id, i.name as paper, i.number, w.cause, w.reason, w.raised_at,
        u.object_type, u.object_id, u.object_code, u.title, u.component_name, u.unit_name,
        (select coalesce(t.number || ' · ', '') || t.name from store.item t where t.id = w.through)
          as through,
        (select string_agg(coalesce(r.number || ' · ', '') || r.name, '; ' order by r.id)
          from store.item r where r.source_type = u.object_type and r.source_id = u.object_id
            and r.type = 'RESULT') as decision,
        w.acknowledged_at, w.acknowledged_by_name, w.note
      from store.warning w
      join store.item i on i.id = w.item_id
      join store.use u on u.id = w.use_id
      """;

  private final JdbcClient jdbc;

  WarningRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a warning went. */
  record Raised(UUID id, String objectCode, String title, UUID unitId) {}

  /**
   * Warns every use of the paper, and every use of results that were decided upon it, as deep as
   * that goes.
   */
  List<Raised> raise(UUID item, String cause, String reason, Instant now) {
    return jdbc.sql(
            """
            with recursive touched as (
              select cast(:item as uuid) as item_id, cast(null as uuid) as through
              union
              select r.id, r.id from touched t
              join store.use u on u.item_id = t.item_id
              join store.item r on r.source_type = u.object_type and r.source_id = u.object_id
                and r.type = 'RESULT'
            ), hit as (
              select distinct on (u.id) u.id as use_id, t.through, u.object_code, u.title,
                u.unit_id, u.unit_path
              from touched t join store.use u on u.item_id = t.item_id
              order by u.id, t.through nulls first
            ), raised as (
              insert into store.warning (id, item_id, use_id, cause, through, reason, raised_at,
                unit_path)
              select gen_random_uuid(), :item, h.use_id, :cause, h.through, :reason, :now,
                h.unit_path
              from hit h
              on conflict (item_id, use_id, cause) do nothing
              returning id, use_id
            )
            select r.id, h.object_code, h.title, h.unit_id from raised r
            join hit h on h.use_id = r.use_id
            """)
        .param("item", item)
        .param("cause", cause)
        .param("reason", reason)
        .param("now", Sql.time(now))
        .query(new SimplePropertyRowMapper<>(Raised.class))
        .list();
  }

  Optional<StoreWarning> find(UUID id) {
    return jdbc.sql(ROWS + "where w.id = :id").param("id", id).query(row()).optional();
  }

  String path(UUID id) {
    return jdbc.sql("select unit_path from store.warning where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  List<StoreWarning> ofObject(String type, String id) {
    return jdbc.sql(
            ROWS + "where u.object_type = :type and u.object_id = :id order by w.raised_at, w.id")
        .param("type", type)
        .param("id", id)
        .query(row())
        .list();
  }

  /** Within the reach of the user, newest first. */
  List<StoreWarning> list(String[] reach, boolean open, @Nullable UUID after, int most) {
    return jdbc.sql(
            ROWS
                + """
                where w.unit_path like any (:reach)
                  and (not :open or w.acknowledged_at is null)
                  and (cast(:after as uuid) is null
                    or (w.raised_at, w.id) <
                      (select a.raised_at, a.id from store.warning a where a.id = :after))
                order by w.raised_at desc, w.id desc limit :most
                """)
        .param("reach", reach)
        .param("open", open)
        .param("after", after)
        .param("most", most)
        .query(row())
        .list();
  }

  long open(String[] reach) {
    return jdbc.sql(
            """
            select count(*) from store.warning
            where unit_path like any (:reach) and acknowledged_at is null
            """)
        .param("reach", reach)
        .query(Long.class)
        .single();
  }

  boolean acknowledge(UUID id, String note, CurrentUser who, Instant now) {
    return jdbc.sql(
                """
                update store.warning set acknowledged_at = :now, acknowledged_by = :who,
                  acknowledged_by_name = :name, note = :note
                where id = :id and acknowledged_at is null
                """)
            .param("now", Sql.time(now))
            .param("who", who.id())
            .param("name", who.name())
            .param("note", note)
            .param("id", id)
            .update()
        == 1;
  }

  private static SimplePropertyRowMapper<StoreWarning> row() {
    return new SimplePropertyRowMapper<>(StoreWarning.class);
  }
}
