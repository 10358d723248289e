package vn.lienthong.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.db.Sql;

@Repository
class ItemRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  ItemRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * An entry of the history of a paper.
   *
   * @param fileId the file it had from then on
   */
  record Version(
      int version,
      Instant at,
      String act,
      String person,
      @Nullable String reason,
      @Nullable UUID fileId) {}

  /** Whether it is new: what was kept before under the key stays as it is. */
  boolean insert(StoreItem i, @Nullable String sourceKey) {
    return jdbc.sql(
                """
                insert into store.item (id, version, owner, owner_name, type, kind, name, name_key,
                  number, agency, signer, issued_on, valid_until, forever, scope, state, origin,
                  source_key, source_type, source_id, source_code, unit_id, unit_path, unit_name,
                  file_id, sha256, renews, decided_at, decided_by_name, reason, created_at)
                values (:id, 1, :owner, :ownerName, :type, :kind, :name, :nameKey,
                  :number, :agency, :signer, :issuedOn, :validUntil, :forever, :scope, :state,
                  :origin, :sourceKey, :sourceType, :sourceId, :sourceCode, :unit, :path,
                  :unitName, :file, :sha256, :renews, :decidedAt, :decidedBy, :reason, :createdAt)
                on conflict (source_key) do nothing
                """)
            .params(facts(i.facts()))
            .param("id", i.id())
            .param("owner", i.owner().number())
            .param("ownerName", i.owner().name())
            .param("type", i.type().name())
            .param("state", i.state().name())
            .param("origin", i.provenance().origin().name())
            .param("sourceKey", sourceKey)
            .param("sourceType", i.provenance().objectType())
            .param("sourceId", i.provenance().objectId())
            .param("sourceCode", i.provenance().objectCode())
            .param("unit", i.keeper().id())
            .param("path", i.keeper().path())
            .param("unitName", i.keeper().name())
            .param("file", i.fileId())
            .param("sha256", i.sha256())
            .param("renews", i.renews())
            .param("decidedAt", Sql.time(i.decision() == null ? null : i.decision().at()))
            .param("decidedBy", i.decision() == null ? null : i.decision().by())
            .param("reason", i.decision() == null ? null : i.decision().reason())
            .param("createdAt", Sql.time(i.createdAt()))
            .update()
        == 1;
  }

  private static Map<String, @Nullable Object> facts(PaperFacts f) {
    Map<String, @Nullable Object> facts = new java.util.HashMap<>();
    facts.put("kind", f.kind());
    facts.put("name", f.name());
    facts.put("nameKey", NameKey.of(f.name()));
    facts.put("number", f.number());
    facts.put("agency", f.agency());
    facts.put("signer", f.signer());
    facts.put("issuedOn", f.issuedOn());
    facts.put("validUntil", f.validUntil());
    facts.put("forever", f.forever());
    facts.put("scope", f.scope());
    return facts;
  }

  /** Writes the next version over the one that was read; refuses when somebody was faster. */
  void update(StoreItem next, @Nullable UUID who) {
    int changed =
        jdbc.sql(
                """
                update store.item set version = version + 1, kind = :kind, name = :name,
                  name_key = :nameKey, number = :number, agency = :agency, signer = :signer,
                  issued_on = :issuedOn, valid_until = :validUntil, forever = :forever,
                  scope = :scope, state = :state, file_id = :file, sha256 = :sha256,
                  replaced_by = :replacedBy, decided_at = :decidedAt, decided_by = :who,
                  decided_by_name = :decidedBy, reason = :reason
                where id = :id and version = :version
                """)
            .params(facts(next.facts()))
            .param("state", next.state().name())
            .param("file", next.fileId())
            .param("sha256", next.sha256())
            .param("replacedBy", next.replacedBy())
            .param("decidedAt", Sql.time(next.decision() == null ? null : next.decision().at()))
            .param("who", who)
            .param("decidedBy", next.decision() == null ? null : next.decision().by())
            .param("reason", next.decision() == null ? null : next.decision().reason())
            .param("id", next.id())
            .param("version", next.version())
            .update();
    if (changed == 0) {
      throw new AppException(SharedErrors.CHANGED_MEANWHILE);
    }
  }

  /** The paper's own row for its file, right after it was written. */
  void own(UUID id, UUID file) {
    jdbc.sql("update store.item set file_id = :file where id = :id and version = 1")
        .param("file", file)
        .param("id", id)
        .update();
  }

  /** What was true from this version on. */
  void log(StoreItem item, int version, String act, CurrentUser who, Instant at) {
    jdbc.sql(
            """
            insert into store.item_version (item_id, version, at, act, who, person, facts)
            values (:item, :version, :at, :act, :who, :person, cast(:facts as jsonb))
            """)
        .param("item", item.id())
        .param("version", version)
        .param("at", Sql.time(at))
        .param("act", act)
        .param("who", who.id())
        .param("person", who.name())
        .param("facts", json.writeValueAsString(item))
        .update();
  }

  List<Version> versions(UUID item) {
    return jdbc.sql(
            """
            select version, at, act, person, facts -> 'decision' ->> 'reason' as reason,
              cast(facts ->> 'fileId' as uuid) as file_id
            from store.item_version where item_id = :item order by version desc
            """)
        .param("item", item)
        .query(new SimplePropertyRowMapper<>(Version.class))
        .list();
  }

  Optional<StoreItem> find(UUID id) {
    return jdbc.sql("select * from store.item where id = :id")
        .param("id", id)
        .query(ItemRepository::row)
        .optional();
  }

  StoreItem get(UUID id) {
    return find(id).orElseThrow(() -> new AppException(StoreErrors.NO_SUCH_ITEM));
  }

  /** The paper, which nobody changes until the transaction ends. */
  StoreItem lock(UUID id) {
    return jdbc.sql("select * from store.item where id = :id for update")
        .param("id", id)
        .query(ItemRepository::row)
        .optional()
        .orElseThrow(() -> new AppException(StoreErrors.NO_SUCH_ITEM));
  }

  /** The paper that its owner brought in the place of this one and that is not decided on. */
  Optional<StoreItem> renewal(UUID id) {
    return jdbc.sql("select * from store.item where renews = :id and state = 'WAITING'")
        .param("id", id)
        .query(ItemRepository::row)
        .optional();
  }

  Optional<StoreItem> bySource(String key) {
    return jdbc.sql("select * from store.item where source_key = :key")
        .param("key", key)
        .query(ItemRepository::row)
        .optional();
  }

  /** In pages by id, for the search. */
  List<StoreItem> page(@Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select * from store.item
            where state not in ('REVOKED', 'REPLACED')
              and (cast(:after as uuid) is null or id > :after)
            order by id limit :size
            """)
        .param("after", after)
        .param("size", size)
        .query(ItemRepository::row)
        .list();
  }

  List<StoreItem> all(List<UUID> ids) {
    return jdbc.sql("select * from store.item where id = any (:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(ItemRepository::row)
        .list();
  }

  List<StoreItem> ofOwner(String owner) {
    return jdbc.sql("select * from store.item where owner = :owner order by id desc limit 500")
        .param("owner", owner)
        .query(ItemRepository::row)
        .list();
  }

  /** What came from the object and is still in force. */
  List<StoreItem> inForceFrom(String objectType, String objectId) {
    return jdbc.sql(
            """
            select * from store.item
            where source_type = :type and source_id = :id and state = 'APPROVED'
              and type = 'RESULT'
            """)
        .param("type", objectType)
        .param("id", objectId)
        .query(ItemRepository::row)
        .list();
  }

  /** In force and of the kind, going out of force between the days. */
  List<StoreItem> ending(
      String kind, LocalDate from, LocalDate until, @Nullable UUID after, int most) {
    return between("valid_until", kind, from, until, after, most);
  }

  /** In force and of the kind, issued between the days. */
  List<StoreItem> issued(
      String kind, LocalDate from, LocalDate until, @Nullable UUID after, int most) {
    return between("issued_on", kind, from, until, after, most);
  }

  private List<StoreItem> between(
      String column, String kind, LocalDate from, LocalDate until, @Nullable UUID after, int most) {
    return jdbc.sql(
            "select * from store.item where state = 'APPROVED' and kind = :kind and "
                + column
                + """
                 between :from and :until
                  and (cast(:after as uuid) is null or id > :after)
                order by id limit :most
                """)
        .param("kind", kind)
        .param("from", from)
        .param("until", until)
        .param("after", after)
        .param("most", most)
        .query(ItemRepository::row)
        .list();
  }

  static StoreItem row(ResultSet row, int number) throws SQLException {
    Instant decidedAt = Sql.instant(row, "decided_at");
    return new StoreItem(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        new StoreItem.Owner(row.getString("owner"), row.getString("owner_name")),
        StoreItem.Type.valueOf(row.getString("type")),
        new PaperFacts(
            row.getString("kind"),
            row.getString("name"),
            row.getString("number"),
            row.getString("agency"),
            row.getString("signer"),
            row.getObject("issued_on", LocalDate.class),
            row.getObject("valid_until", LocalDate.class),
            row.getBoolean("forever"),
            row.getString("scope")),
        StoreItem.State.valueOf(row.getString("state")),
        new StoreItem.Provenance(
            StoreItem.Origin.valueOf(row.getString("origin")),
            row.getString("source_type"),
            row.getString("source_id"),
            row.getString("source_code")),
        new StoreItem.Keeper(
            row.getObject("unit_id", UUID.class),
            row.getString("unit_path"),
            row.getString("unit_name")),
        row.getObject("file_id", UUID.class),
        row.getString("sha256"),
        row.getObject("replaced_by", UUID.class),
        row.getObject("renews", UUID.class),
        decidedAt == null
            ? null
            : new StoreItem.Decision(
                decidedAt, row.getString("decided_by_name"), row.getString("reason")),
        Sql.at(row, "created_at"));
  }
}
