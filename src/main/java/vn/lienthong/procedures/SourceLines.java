package vn.lienthong.procedures;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of the national catalogue as they came, so that a second import sees what changed. */
@Repository
class SourceLines {
  /** Raised when the rules of reading change, so that unchanged lines are read anew. */
  private static final String RULES = "2:";

  private final JdbcClient jdbc;
  private final Clock clock;

  SourceLines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  boolean unchanged(String code, String raw) {
    return jdbc.sql("select hash from procedures.source_line where code = :code")
        .param("code", code)
        .query(String.class)
        .optional()
        .filter(hash(raw)::equals)
        .isPresent();
  }

  void remember(String code, String raw) {
    jdbc.sql(
            """
            insert into procedures.source_line (code, hash, raw, taken_at)
            values (:code, :hash, :raw, :now)
            on conflict (code) do update
            set hash = excluded.hash, raw = excluded.raw, taken_at = excluded.taken_at
            """)
        .param("code", code)
        .param("hash", hash(raw))
        .param("raw", raw)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<String> raw(String code) {
    return jdbc.sql("select raw from procedures.source_line where code = :code")
        .param("code", code)
        .query(String.class)
        .optional();
  }

  private static String hash(String raw) {
    try {
      byte[] text = (RULES + raw).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
