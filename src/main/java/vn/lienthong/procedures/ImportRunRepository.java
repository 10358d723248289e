package vn.lienthong.procedures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;

/** Imports and how far they are; the state is in the database, so every node shows it. */
@Repository
class ImportRunRepository {
  /** A run that has not been seen for so long has lost its node; the next import takes over. */
  static final Duration LOST = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final Clock clock;

  ImportRunRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What is imported. */
  enum Kind {
    CATALOGUE,
    OWN_JSON,
    EXCEL
  }

  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  /** One import. */
  record Run(
      UUID id,
      Kind kind,
      String fileName,
      State state,
      Instant startedAt,
      String startedBy,
      @Nullable Instant finishedAt,
      long bytesTotal,
      long bytesDone,
      int linesDone,
      @Nullable String report) {}

  /** Begins a run; refuses while another one is running. */
  UUID begin(Kind kind, String fileName, long bytes, String by) {
    jdbc.sql(
            "update procedures.import_run set state = 'FAILED', finished_at = :now"
                + " where state = 'RUNNING' and seen_at < :lost")
        .param("now", now())
        .param("lost", now().minus(LOST))
        .update();
    UUID id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into procedures.import_run (id, kind, file_name, state, started_at, started_by,
                seen_at, bytes_total)
              values (:id, :kind, :file, 'RUNNING', :now, :by, :now, :bytes)
              """)
          .param("id", id)
          .param("kind", kind.name())
          .param("file", fileName)
          .param("now", now())
          .param("by", by)
          .param("bytes", bytes)
          .update();
    } catch (DuplicateKeyException e) {
      throw new AppException(ProcedureErrors.IMPORT_RUNNING, e);
    }
    return id;
  }

  void progress(UUID id, long bytes, int lines) {
    jdbc.sql(
            "update procedures.import_run set bytes_done = :bytes, lines_done = :lines,"
                + " seen_at = :now where id = :id")
        .param("id", id)
        .param("bytes", bytes)
        .param("lines", lines)
        .param("now", now())
        .update();
  }

  void finish(UUID id, State state, @Nullable String report) {
    jdbc.sql(
            "update procedures.import_run set state = :state, report = :report::jsonb,"
                + " finished_at = :now, seen_at = :now where id = :id")
        .param("id", id)
        .param("state", state.name())
        .param("report", report)
        .param("now", now())
        .update();
  }

  Optional<Run> run(UUID id) {
    return jdbc.sql("select * from procedures.import_run where id = :id")
        .param("id", id)
        .query(ImportRunRepository::run)
        .optional();
  }

  List<Run> latest(int size) {
    return jdbc.sql("select * from procedures.import_run order by started_at desc limit :size")
        .param("size", size)
        .query(ImportRunRepository::run)
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Run run(ResultSet row, int i) throws SQLException {
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new Run(
        row.getObject("id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        row.getString("file_name"),
        State.valueOf(row.getString("state")),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getString("started_by"),
        finished == null ? null : finished.toInstant(),
        row.getLong("bytes_total"),
        row.getLong("bytes_done"),
        row.getInt("lines_done"),
        row.getString("report"));
  }
}
