package vn.lienthong.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

@Repository
class UseRepository {
  private final JdbcClient jdbc;

  UseRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a paper served. */
  record Row(
      UUID id,
      Instant at,
      String person,
      StoreUse.Consent consent,
      String objectType,
      String objectId,
      String objectCode,
      String title,
      String componentName,
      String unitName) {}

  void insert(StoreItem item, StoreUse use, UUID file, CurrentUser who, Instant now) {
    jdbc.sql(
            """
            insert into store.use (id, item_id, item_version, sha256, at, who, person, consent,
              object_type, object_id, object_code, title, component_key, component_name, unit_id,
              unit_path, unit_name, file_id)
            values (:id, :item, :version, :sha256, :now, :who, :person, :consent, :type, :object,
              :code, :title, :key, :name, :unit, :path, :unitName, :file)
            """)
        .param("id", Ids.next())
        .param("item", item.id())
        .param("version", item.version())
        .param("sha256", item.sha256())
        .param("now", Sql.time(now))
        .param("who", who.id())
        .param("person", who.name())
        .param("consent", use.consent().name())
        .param("type", use.objectType())
        .param("object", use.objectId())
        .param("code", use.objectCode())
        .param("title", use.title())
        .param("key", use.componentKey())
        .param("name", use.componentName())
        .param("unit", use.unitId())
        .param("path", use.unitPath())
        .param("unitName", use.unitName())
        .param("file", file)
        .update();
  }

  /** The object never was: neither were its uses and what was said of them. */
  List<UUID> giveBack(String objectType, String objectId) {
    jdbc.sql(
            """
            delete from store.warning where use_id in
              (select id from store.use where object_type = :type and object_id = :id)
            """)
        .param("type", objectType)
        .param("id", objectId)
        .update();
    return jdbc.sql(
            """
            delete from store.use where object_type = :type and object_id = :id returning item_id
            """)
        .param("type", objectType)
        .param("id", objectId)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  List<Row> of(UUID item) {
    return jdbc.sql(
            """
            select id, at, person, consent, object_type, object_id, object_code, title,
              component_name, unit_name
            from store.use where item_id = :item order by at desc, id desc limit 200
            """)
        .param("item", item)
        .query(new SimplePropertyRowMapper<>(Row.class))
        .list();
  }
}
