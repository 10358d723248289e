package vn.lienthong.files;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FileRepository {
  private static final String COLUMNS =
      "id, name, media_type, size, sha256, stored_at, owner, object_type, object_id";

  private static final RowMapper<Row> ROWS = new SimplePropertyRowMapper<>(Row.class);

  private final JdbcClient jdbc;

  /** A stored file with what decides who may have it. */
  record Row(
      UUID id,
      String name,
      String mediaType,
      long size,
      String sha256,
      Instant storedAt,
      String owner,
      @Nullable String objectType,
      @Nullable String objectId) {
    StoredFile file() {
      return new StoredFile(id, name, mediaType, size, sha256, storedAt);
    }
  }

  record Text(String state, @Nullable String body) {}

  FileRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the end of the transaction nobody else adds or sweeps away this content. */
  void lockContent(String sha256) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:sha256, 4711))")
        .param("sha256", sha256)
        .query()
        .singleRow();
  }

  void insert(StoredFile file, String owner, String purpose, String scan) {
    jdbc.sql(
            """
            insert into files.content (sha256, size, scan, stored_at)
            values (:sha256, :size, :scan, :at)
            on conflict (sha256) do update set scan = excluded.scan, stored_at = excluded.stored_at
            """)
        .param("sha256", file.sha256())
        .param("size", file.size())
        .param("scan", scan)
        .param("at", at(file.storedAt()))
        .update();
    jdbc.sql(
            """
            insert into files.stored_file (id, sha256, name, media_type, size, owner, purpose, stored_at)
            values (:id, :sha256, :name, :mediaType, :size, :owner, :purpose, :at)
            """)
        .param("id", file.id())
        .param("sha256", file.sha256())
        .param("name", file.name())
        .param("mediaType", file.mediaType())
        .param("size", file.size())
        .param("owner", owner)
        .param("purpose", purpose)
        .param("at", at(file.storedAt()))
        .update();
  }

  String scanOf(String sha256) {
    return jdbc.sql("select scan from files.content where sha256 = :sha256")
        .param("sha256", sha256)
        .query(String.class)
        .single();
  }

  Optional<Row> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from files.stored_file where id = :id")
        .param("id", id)
        .query(ROWS)
        .optional();
  }

  List<Row> all(Collection<UUID> ids) {
    return jdbc.sql("select " + COLUMNS + " from files.stored_file where id = any (:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(ROWS)
        .list();
  }

  /** True when the file was free and now belongs to the object. */
  boolean claim(UUID id, String objectType, String objectId, Instant now) {
    return jdbc.sql(
                """
                update files.stored_file set object_type = :type, object_id = :object, claimed_at = :now
                where id = :id and object_type is null
                """)
            .param("id", id)
            .param("type", objectType)
            .param("object", objectId)
            .param("now", at(now))
            .update()
        == 1;
  }

  /** A second row for the same content, claimed at once. */
  void copy(UUID from, UUID to, String objectType, String objectId, Instant now) {
    jdbc.sql(
            """
            insert into files.stored_file (id, sha256, name, media_type, size, owner, purpose,
              stored_at, object_type, object_id, claimed_at)
            select :to, sha256, name, media_type, size, owner, purpose, stored_at, :type, :object,
              :now
            from files.stored_file where id = :from
            """)
        .param("to", to)
        .param("from", from)
        .param("type", objectType)
        .param("object", objectId)
        .param("now", at(now))
        .update();
  }

  void removeOf(String objectType, String objectId) {
    jdbc.sql("delete from files.stored_file where object_type = :type and object_id = :object")
        .param("type", objectType)
        .param("object", objectId)
        .update();
  }

  boolean removeUnclaimed(UUID id) {
    return jdbc.sql("delete from files.stored_file where id = :id and object_type is null")
            .param("id", id)
            .update()
        == 1;
  }

  int removeUnclaimedBefore(Instant limit) {
    return jdbc.sql(
            "delete from files.stored_file where object_type is null and owner <> 'system' and"
                + " stored_at < :limit")
        .param("limit", at(limit))
        .update();
  }

  List<String> unusedContents(Instant before, int count) {
    return jdbc.sql(
            """
            select sha256 from files.content c
            where stored_at < :before and not exists (select 1 from files.stored_file f where f.sha256 = c.sha256)
            limit :count
            """)
        .param("before", at(before))
        .param("count", count)
        .query((row, _) -> row.getString(1))
        .list();
  }

  boolean removeContentIfUnused(String sha256) {
    return jdbc.sql(
                """
                delete from files.content c where sha256 = :sha256
                and not exists (select 1 from files.stored_file f where f.sha256 = c.sha256)
                """)
            .param("sha256", sha256)
            .update()
        == 1;
  }

  List<String> contentsAfter(String sha256, int count) {
    return jdbc.sql(
            "select sha256 from files.content where sha256 > :after order by sha256 limit :count")
        .param("after", sha256)
        .param("count", count)
        .query((row, _) -> row.getString(1))
        .list();
  }

  Text text(String sha256) {
    return jdbc.sql(
            "select text_state as state, body_text as body from files.content where sha256 ="
                + " :sha256")
        .param("sha256", sha256)
        .query(Text.class)
        .single();
  }

  void saveText(String sha256, String state, @Nullable String body) {
    jdbc.sql(
            "update files.content set text_state = :state, body_text = :body where sha256 ="
                + " :sha256")
        .param("state", state)
        .param("body", body)
        .param("sha256", sha256)
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
