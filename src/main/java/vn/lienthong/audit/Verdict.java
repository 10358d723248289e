package vn.lienthong.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param entries how many sealed entries hold, from the first on
 * @param checkpoints how many signed heads agree
 * @param witnessed how many lines of the witness agree
 * @param broken the first place where the log does not hold; null = it holds
 */
record Verdict(long entries, long checkpoints, long witnessed, @Nullable Broken broken) {

  /**
   * @param seq number of the entry
   * @param detail what the message of the flaw needs besides
   */
  record Broken(Flaw flaw, long seq, @Nullable UUID id, @Nullable Instant at, String detail) {}

  boolean holds() {
    return broken == null;
  }
}
