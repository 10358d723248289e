package vn.lienthong.files.inspection;

import java.util.function.LongSupplier;
import vn.lienthong.files.UploadRefusal;

/**
 * What one inspection has spent so far; shared by all nested parts, so that many small parts count
 * as one big one.
 */
final class Budget {
  private final InspectionLimits limits;
  private final LongSupplier nanoClock;
  private final long deadline;
  private long unpackedBytes;
  private int entries;

  Budget(InspectionLimits limits, LongSupplier nanoClock) {
    this.limits = limits;
    this.nanoClock = nanoClock;
    this.deadline = nanoClock.getAsLong() + limits.maxTime().toNanos();
  }

  InspectionLimits limits() {
    return limits;
  }

  void checkTime() throws RefusedUpload {
    if (nanoClock.getAsLong() - deadline > 0 || Thread.currentThread().isInterrupted()) {
      throw new RefusedUpload(UploadRefusal.TIMEOUT, limits.maxTime().toSeconds() + " s");
    }
  }

  void spendEntries(int count) throws RefusedUpload {
    entries += count;
    if (entries > limits.maxEntries()) {
      throw new RefusedUpload(UploadRefusal.ARCHIVE_ENTRIES, String.valueOf(limits.maxEntries()));
    }
  }

  void spendBytes(int count, UploadRefusal refusal) throws RefusedUpload {
    checkTime();
    unpackedBytes += count;
    if (unpackedBytes > limits.maxUnpackedBytes()) {
      throw new RefusedUpload(refusal, limits.maxUnpackedBytes() / (1024 * 1024) + " MiB");
    }
  }
}
