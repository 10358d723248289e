package vn.lienthong.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains waiting entries in batches, signs each new head and shows it to the witness. */
@Component
class Sealer {
  private static final Logger log = LoggerFactory.getLogger(Sealer.class);
  private static final int BATCH = 2000;

  private final LogRepository repository;
  private final SigningKey key;
  private final Witness witness;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private long witnessed = -1;

  Sealer(
      LogRepository repository,
      SigningKey key,
      Witness witness,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.key = key;
    this.witness = witness;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Seals all that waits. Every number follows the one before without a gap. */
  synchronized void seal() {
    catchUp();
    int sealed = BATCH;
    while (sealed == BATCH) {
      Batch batch = transaction.execute(status -> batch());
      sealed = batch.size();
      if (batch.head() != null) {
        witness.append(batch.head());
        witnessed = batch.head().seq();
      }
    }
  }

  private record Batch(int size, @Nullable Checkpoint head) {}

  private Batch batch() {
    if (!repository.lock()) {
      return new Batch(0, null);
    }
    List<LogEntry> entries = repository.pending(BATCH);
    if (entries.isEmpty()) {
      return new Batch(0, null);
    }
    Optional<LogItem.Sealed> head = repository.head();
    long seq = head.map(LogItem.Sealed::seq).orElse(0L);
    byte[] previous = head.map(LogItem.Sealed::hash).orElseGet(Chain::origin);
    List<LogItem.Sealed> seals = new ArrayList<>(entries.size());
    for (LogEntry entry : entries) {
      seq++;
      byte[] hash = Chain.next(previous, entry.content(seq));
      seals.add(new LogItem.Sealed(seq, entry.id(), entry, previous, hash));
      previous = hash;
    }
    repository.seal(seals);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Checkpoint checkpoint = key.sign(seq, now, previous);
    repository.add(checkpoint);
    return new Batch(entries.size(), checkpoint);
  }

  /** After a crash the last head may lack its witness line; an older database shows here, too. */
  private void catchUp() {
    Optional<Checkpoint> last = repository.lastCheckpoint();
    long stored = last.map(Checkpoint::seq).orElse(0L);
    if (stored == witnessed) {
      return;
    }
    long seen = witness.last().map(Checkpoint::seq).orElse(0L);
    if (seen < stored) {
      last.ifPresent(witness::append);
    } else if (seen > stored) {
      log.error(
          "the audit log ends at entry {}, but the witness has seen entry {}: the tail was cut or"
              + " an old backup was restored; run verify-audit",
          stored,
          seen);
    }
    witnessed = stored;
  }
}
