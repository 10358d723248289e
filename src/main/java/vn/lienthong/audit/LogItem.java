package vn.lienthong.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the verifier reads, in the order of the log: from the database or from a dump. */
sealed interface LogItem {

  /** An entry with its seal; no content when somebody has removed it. */
  record Sealed(long seq, UUID id, @Nullable LogEntry entry, byte[] previous, byte[] hash)
      implements LogItem {}

  /** The signed head after the entry of that number. */
  record Signed(Checkpoint checkpoint) implements LogItem {}

  /** An entry outside the chain; no time when only the mark that it waits is left. */
  record Unsealed(UUID id, @Nullable Instant at) implements LogItem {}
}
