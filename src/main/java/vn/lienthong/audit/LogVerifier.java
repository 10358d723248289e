package vn.lienthong.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks the log once, in order, and stops at the first entry that does not hold. Edits, deletions
 * and changes of order show in the chain; a chain that was computed anew shows at the first signed
 * head; a cut tail and a restored backup show only against the witness.
 */
final class LogVerifier {
  private final TrustedKeys keys;
  private final Iterator<String> witness;
  private @Nullable Checkpoint nextWitness;

  private long seq;
  private byte[] hash = Chain.origin();
  private @Nullable UUID id;
  private @Nullable Instant at;
  private long signedUpTo;
  private long checkpoints;
  private long witnessed;
  private Verdict.@Nullable Broken broken;

  LogVerifier(TrustedKeys keys, Iterator<String> witness) {
    this.keys = keys;
    this.witness = witness;
    this.nextWitness = null;
    advanceWitness();
  }

  Verdict verify(Iterator<LogItem> items) {
    while (broken == null && items.hasNext()) {
      switch (items.next()) {
        case LogItem.Sealed sealed -> check(sealed);
        case LogItem.Signed signed -> check(signed.checkpoint());
        case LogItem.Unsealed unsealed ->
            fail(Flaw.NOT_SEALED, seq + 1, unsealed.id(), unsealed.at(), "");
      }
    }
    if (broken == null && signedUpTo < seq) {
      fail(Flaw.HEAD_UNSIGNED, seq, id, at, String.valueOf(signedUpTo));
    }
    Checkpoint ahead = nextWitness;
    if (broken == null && ahead != null) {
      fail(Flaw.WITNESS_AHEAD, ahead.seq(), null, ahead.at(), String.valueOf(seq));
    }
    return new Verdict(broken == null ? seq : broken.seq() - 1, checkpoints, witnessed, broken);
  }

  private void check(LogItem.Sealed sealed) {
    LogEntry entry = sealed.entry();
    Instant time = entry == null ? null : entry.at();
    if (sealed.seq() <= seq) {
      fail(Flaw.OUT_OF_ORDER, sealed.seq(), sealed.id(), time, String.valueOf(seq));
    } else if (sealed.seq() > seq + 1) {
      fail(Flaw.NUMBER_MISSING, seq + 1, null, null, String.valueOf(sealed.seq()));
    } else if (entry == null) {
      fail(Flaw.CONTENT_DELETED, sealed.seq(), sealed.id(), madeAt(sealed.id()), "");
    } else if (!Arrays.equals(sealed.previous(), hash)) {
      fail(Flaw.LINK_BROKEN, sealed.seq(), sealed.id(), time, String.valueOf(seq));
    } else if (!Arrays.equals(sealed.hash(), Chain.next(hash, entry.content(sealed.seq())))) {
      fail(Flaw.CONTENT_CHANGED, sealed.seq(), sealed.id(), time, "");
    } else {
      seq = sealed.seq();
      hash = sealed.hash();
      id = sealed.id();
      at = time;
      compareWitness();
    }
  }

  private void check(Checkpoint checkpoint) {
    if (checkpoint.seq() != seq || !Arrays.equals(checkpoint.hash(), hash)) {
      fail(Flaw.CHAIN_REWRITTEN, checkpoint.seq(), id, at, String.valueOf(signedUpTo + 1));
    } else if (!keys.isEmpty() && !keys.signed(checkpoint)) {
      fail(Flaw.SIGNATURE_FALSE, checkpoint.seq(), id, at, checkpoint.keyId());
    } else {
      signedUpTo = checkpoint.seq();
      checkpoints++;
    }
  }

  /** Ids are in time order: their first 48 bits are milliseconds (RFC 9562). */
  private static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  private void compareWitness() {
    while (broken == null && nextWitness != null && nextWitness.seq() == seq) {
      if (!Arrays.equals(nextWitness.hash(), hash)) {
        fail(Flaw.WITNESS_DIFFERS, seq, id, at, HexFormat.of().formatHex(nextWitness.hash(), 0, 8));
        return;
      }
      witnessed++;
      advanceWitness();
    }
  }

  private void advanceWitness() {
    Checkpoint last = nextWitness;
    if (!witness.hasNext()) {
      nextWitness = null;
      return;
    }
    String line = witness.next();
    Optional<Checkpoint> next = Checkpoint.parse(line);
    if (next.isEmpty()) {
      fail(Flaw.WITNESS_UNREADABLE, seq + 1, null, null, line);
    } else if (!keys.isEmpty() && !keys.signed(next.get())) {
      fail(Flaw.WITNESS_FALSE, next.get().seq(), null, next.get().at(), next.get().keyId());
    } else if (last != null && next.get().seq() < last.seq()) {
      fail(
          Flaw.WITNESS_WENT_BACK,
          next.get().seq(),
          null,
          next.get().at(),
          String.valueOf(last.seq()));
    }
    nextWitness = next.orElse(null);
  }

  private void fail(
      Flaw flaw, long number, @Nullable UUID entry, @Nullable Instant time, String detail) {
    if (broken == null) {
      broken = new Verdict.Broken(flaw, number, entry, time, detail);
    }
  }
}
