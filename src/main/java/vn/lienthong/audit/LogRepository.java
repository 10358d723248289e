package vn.lienthong.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain in the database. */
@Repository
class LogRepository {
  static final String ENTRY =
      """
      e.id, e.at, e.action, e.object_type, e.object_id, e.actor_kind, e.actor_id, e.actor_name,
      e.position, e.title, e.capacity, e.actor_unit_id, e.actor_unit, e.unit_path, e.before,
      e.after, e.basis, e.origin
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  LogRepository(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /** Lets one node seal at a time, until the end of the transaction. */
  boolean lock() {
    return jdbc.sql("select pg_try_advisory_xact_lock(7310198231)").query(Boolean.class).single();
  }

  Optional<LogItem.Sealed> head() {
    return sealed("order by s.seq desc limit 1", 0).stream().findFirst();
  }

  List<LogEntry> pending(int limit) {
    return jdbc.sql(
            "select "
                + ENTRY
                + " from audit.pending p join audit.entry e on e.id = p.entry_id"
                + " order by e.id limit :limit")
        .param("limit", limit)
        .query(LogRepository::entry)
        .list();
  }

  void seal(List<LogItem.Sealed> seals) {
    template.batchUpdate(
        "insert into audit.seal (seq, entry_id, previous, hash) values (?, ?, ?, ?)",
        seals,
        seals.size(),
        (statement, seal) -> {
          statement.setLong(1, seal.seq());
          statement.setObject(2, seal.id());
          statement.setBytes(3, seal.previous());
          statement.setBytes(4, seal.hash());
        });
    jdbc.sql("delete from audit.pending where entry_id = any (:ids)")
        .param("ids", seals.stream().map(LogItem.Sealed::id).toArray(UUID[]::new))
        .update();
  }

  void add(Checkpoint checkpoint) {
    jdbc.sql(
            """
            insert into audit.checkpoint (seq, at, hash, key_id, signature)
            values (:seq, :at, :hash, :key, :signature)
            """)
        .param("seq", checkpoint.seq())
        .param("at", checkpoint.at().atOffset(ZoneOffset.UTC))
        .param("hash", checkpoint.hash())
        .param("key", checkpoint.keyId())
        .param("signature", checkpoint.signature())
        .update();
  }

  /** Up to 2,000 seals after the number, each with its entry if that still exists. */
  List<LogItem.Sealed> sealedAfter(long seq) {
    return sealed("where s.seq > :after order by s.seq limit 2000", seq);
  }

  private List<LogItem.Sealed> sealed(String tail, long after) {
    return jdbc.sql(
            "select s.seq, s.entry_id, s.previous, s.hash, "
                + ENTRY
                + " from audit.seal s left join audit.entry e on e.id = s.entry_id "
                + tail)
        .param("after", after)
        .query((row, number) ->
            new LogItem.Sealed(
                row.getLong("seq"),
                row.getObject("entry_id", UUID.class),
                row.getObject("id") == null ? null : entry(row, number),
                row.getBytes("previous"),
                row.getBytes("hash")))
        .list();
  }

  List<Checkpoint> checkpoints(long after, long upTo) {
    return checkpoints("where seq > :after and seq <= :upTo order by seq", after, upTo);
  }

  Optional<Checkpoint> lastCheckpoint() {
    return checkpoints("order by seq desc limit 1", 0, 0).stream().findFirst();
  }

  private List<Checkpoint> checkpoints(String tail, long after, long upTo) {
    return jdbc.sql("select seq, at, hash, key_id, signature from audit.checkpoint " + tail)
        .param("after", after)
        .param("upTo", upTo)
        .query((row, number) ->
            new Checkpoint(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBytes("hash"),
                row.getString("key_id"),
                row.getBytes("signature")))
        .list();
  }

  /** Entries that neither have a seal nor wait for one, and marks without an entry. */
  List<LogItem.Unsealed> unsealed() {
    return jdbc.sql(
            """
            select coalesce(e.id, p.entry_id) as id, e.at
            from audit.entry e
            left join audit.seal s on s.entry_id = e.id
            full join audit.pending p on p.entry_id = e.id
            where s.seq is null and (e.id is null or p.entry_id is null) order by 1 limit 1000
            """)
        .query((row, number) -> {
          OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
          return new LogItem.Unsealed(
              row.getObject("id", UUID.class), at == null ? null : at.toInstant());
        })
        .list();
  }

  static LogEntry entry(ResultSet row, int number) throws SQLException {
    return new LogEntry(
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("action"),
        row.getString("object_type"),
        row.getString("object_id"),
        new LogEntry.Actor(
            row.getString("actor_kind"),
            row.getObject("actor_id", UUID.class),
            row.getString("actor_name"),
            row.getString("position"),
            row.getString("title"),
            row.getString("capacity"),
            row.getObject("actor_unit_id", UUID.class),
            row.getString("actor_unit")),
        row.getString("unit_path"),
        row.getString("before"),
        row.getString("after"),
        row.getString("basis"),
        row.getString("origin"));
  }
}
