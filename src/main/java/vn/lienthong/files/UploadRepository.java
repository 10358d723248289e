package vn.lienthong.files;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UploadRepository {
  private static final String SELECT =
      "select id, owner, purpose, name, declared_type, size, state, file_id, refusal,"
          + " refusal_detail from files.upload ";

  private static final RowMapper<Row> ROWS = new SimplePropertyRowMapper<>(Row.class);

  private final JdbcClient jdbc;

  enum State {
    RECEIVING,
    WAITING_FOR_SCAN,
    STORED,
    REFUSED
  }

  record Row(
      UUID id,
      String owner,
      String purpose,
      String name,
      @Nullable String declaredType,
      long size,
      State state,
      @Nullable UUID fileId,
      @Nullable String refusal,
      @Nullable String refusalDetail) {}

  UploadRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Row row, Instant now) {
    jdbc.sql(
            """
            insert into files.upload (id, owner, purpose, name, declared_type, size, state, started_at, touched_at)
            values (:id, :owner, :purpose, :name, :declaredType, :size, :state, :now, :now)
            """)
        .param("id", row.id())
        .param("owner", row.owner())
        .param("purpose", row.purpose())
        .param("name", row.name())
        .param("declaredType", row.declaredType())
        .param("size", row.size())
        .param("state", row.state().name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Row> find(UUID id, String owner) {
    return jdbc.sql(SELECT + "where id = :id and owner = :owner")
        .param("id", id)
        .param("owner", owner)
        .query(ROWS)
        .optional();
  }

  /** ResumableUploads of one owner for one purpose that are still on their way, newest first. */
  List<Row> open(String owner, String purpose) {
    return jdbc.sql(
            SELECT
                + "where owner = :owner and purpose = :purpose and state in ('RECEIVING',"
                + " 'WAITING_FOR_SCAN') order by started_at desc limit 20")
        .param("owner", owner)
        .param("purpose", purpose)
        .query(ROWS)
        .list();
  }

  long openCount(String owner) {
    return jdbc.sql(
            "select count(*) from files.upload where owner = :owner and state in ('RECEIVING',"
                + " 'WAITING_FOR_SCAN')")
        .param("owner", owner)
        .query(Long.class)
        .single();
  }

  List<Row> waitingForScan() {
    return jdbc.sql(SELECT + "where state = 'WAITING_FOR_SCAN' order by touched_at limit 50")
        .query(ROWS)
        .list();
  }

  void touch(UUID id, Instant now) {
    jdbc.sql("update files.upload set touched_at = :now where id = :id")
        .param("id", id)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void waitForScan(UUID id) {
    jdbc.sql("update files.upload set state = 'WAITING_FOR_SCAN' where id = :id")
        .param("id", id)
        .update();
  }

  void stored(UUID id, UUID fileId) {
    jdbc.sql("update files.upload set state = 'STORED', file_id = :fileId where id = :id")
        .param("id", id)
        .param("fileId", fileId)
        .update();
  }

  void refused(UUID id, String refusal, String detail) {
    jdbc.sql(
            "update files.upload set state = 'REFUSED', refusal = :refusal, refusal_detail ="
                + " :detail where id = :id")
        .param("id", id)
        .param("refusal", refusal)
        .param("detail", detail)
        .update();
  }

  List<UUID> remove(String owner, UUID id) {
    return jdbc.sql(
            "delete from files.upload where id = :id and owner = :owner and state <> 'STORED'"
                + " returning id")
        .param("id", id)
        .param("owner", owner)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  List<UUID> removeUntouchedSince(Instant limit) {
    return jdbc.sql("delete from files.upload where touched_at < :limit returning id")
        .param("limit", limit.atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }
}
