package vn.lienthong.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;

/**
 * Clears away what nobody will ask for: uploads left half way, stored files that became part of
 * nothing, and contents without a file.
 */
@Component
class FileSweeper {
  private static final Logger LOG = LoggerFactory.getLogger(FileSweeper.class);
  // a content is written a moment before its first file; a day is far more than a moment
  private static final Duration CONTENT_REST = Duration.ofDays(1);
  private static final int BATCH = 500;

  private final ResumableUploads uploads;
  private final FileRepository files;
  private final ContentStore store;
  private final FilesProperties properties;
  private final AuditApi audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FileSweeper(
      ResumableUploads uploads,
      FileRepository files,
      ContentStore store,
      FilesProperties properties,
      AuditApi audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.uploads = uploads;
    this.files = files;
    this.store = store;
    this.properties = properties;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  void sweep() {
    var now = clock.instant();
    int abandoned = uploads.removeUntouchedSince(now.minus(properties.keepUpload()));
    int unclaimed = files.removeUnclaimedBefore(now.minus(properties.keepUnclaimed()));
    int contents = 0;
    for (var sha256 : files.unusedContents(now.minus(CONTENT_REST), BATCH)) {
      contents += removeContent(sha256) ? 1 : 0;
    }
    if (abandoned + unclaimed + contents > 0) {
      var swept = Map.of("uploads", abandoned, "files", unclaimed, "contents", contents);
      transaction.executeWithoutResult(_ ->
          audit.record(
              new AuditEvent(
                  "files.swept", "file", "", CurrentUser.SYSTEM, null, null, swept, null)));
    }
    LOG.info("swept {} uploads, {} unclaimed files, {} contents", abandoned, unclaimed, contents);
  }

  private boolean removeContent(String sha256) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          files.lockContent(sha256);
          if (!files.removeContentIfUnused(sha256)) {
            return false;
          }
          try {
            return store.delete(sha256);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }));
  }
}
