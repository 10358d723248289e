package vn.lienthong.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.files.inspection.InspectionLimits;
import vn.lienthong.files.inspection.InspectionVerdict;
import vn.lienthong.files.inspection.UploadInspection;
import vn.lienthong.files.scan.ClamdClient;
import vn.lienthong.files.scan.ScanVerdict;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;

/** The one way into the store: receive, inspect, scan, keep, write down. */
@Service
class FileIntake {
  private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

  private final ContentStore store;
  private final FileRepository files;
  private final FilesProperties properties;
  private final Map<String, UploadRules> purposes;
  private final AuditApi audit;
  private final TransactionTemplate transaction;
  private final TransactionTemplate apart;
  private final Clock clock;
  private final UploadInspection inspection = new UploadInspection(InspectionLimits.standard());
  private final Optional<ClamdClient> scanner;

  FileIntake(
      ContentStore store,
      FileRepository files,
      FilesProperties properties,
      ObjectProvider<FilePurpose> purposes,
      AuditApi audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.store = store;
    this.files = files;
    this.properties = properties;
    this.purposes =
        purposes.stream().collect(Collectors.toMap(FilePurpose::name, FilePurpose::rules));
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.scanner =
        properties.clamd().isBlank()
            ? Optional.empty()
            : Optional.of(ClamdClient.at(properties.clamd(), properties.clamdTimeout()));
  }

  UploadRules rules(String purpose) {
    var rules = purposes.get(purpose);
    return rules == null ? UploadRules.documents(properties.maxSize().toBytes()) : rules;
  }

  /** Refuses by name and announced size alone. */
  void checkAnnouncement(String name, long size, String purpose) {
    if (inspection.inspectAnnouncement(name, size, rules(purpose))
        instanceof InspectionVerdict.Refused refused) {
      throw refusal(refused, name);
    }
  }

  StoredFile take(NewFile file, InputStream in) throws IOException {
    FileOwner.of(file.owner());
    var rules = rules(file.purpose());
    try (var arrived = store.receive(in, rules.maxBytes())) {
      return take(file, FileOwner.of(file.owner()), arrived);
    } catch (ContentStore.TooManyBytes e) {
      throw new AppException(
          UploadRefusal.TOO_LARGE, rules.maxBytes() / (1024 * 1024) + " MiB", file.name());
    }
  }

  /**
   * As above for bytes that lie here already; refusals leave an entry too, as they may be attacks.
   */
  StoredFile take(NewFile file, String owner, ContentStore.Arrived arrived) throws IOException {
    try {
      var accepted =
          switch (inspection.inspect(
              arrived.file(), file.name(), file.declaredType(), rules(file.purpose()))) {
            case InspectionVerdict.Accepted verdict -> verdict;
            case InspectionVerdict.Refused refused -> throw refusal(refused, file.name());
          };
      var scan = scan(arrived.file(), file.name());
      var stored =
          new StoredFile(
              Ids.next(),
              accepted.name(),
              accepted.type().mediaType(),
              arrived.size(),
              arrived.sha256(),
              clock.instant());
      keep(stored, file, owner, scan, arrived);
      return stored;
    } catch (AppException e) {
      remember(e, file, arrived);
      throw e;
    }
  }

  /** In a transaction of its own: the caller's ends with the refusal. */
  private void remember(AppException refusal, NewFile file, ContentStore.Arrived arrived) {
    var seen =
        Map.of(
            "name",
            file.name(),
            "reason",
            refusal.code().name(),
            "sha256",
            arrived.sha256(),
            "size",
            arrived.size());
    apart.executeWithoutResult(_ ->
        audit.record(
            new AuditEvent(
                "files.refused", "file", arrived.sha256(), file.owner(), null, null, seen, null)));
  }

  StoredFile again(FileRepository.Row known, NewFile file) {
    checkAnnouncement(file.name(), known.size(), file.purpose());
    var stored =
        new StoredFile(
            Ids.next(),
            file.name(),
            known.mediaType(),
            known.size(),
            known.sha256(),
            clock.instant());
    transaction.executeWithoutResult(_ -> {
      files.lockContent(stored.sha256());
      note(stored, file, FileOwner.of(file.owner()), files.scanOf(stored.sha256()));
    });
    return stored;
  }

  private void keep(
      StoredFile stored, NewFile file, String owner, String scan, ContentStore.Arrived arrived) {
    transaction.executeWithoutResult(_ -> {
      files.lockContent(stored.sha256());
      try {
        store.keep(arrived);
      } catch (IOException e) {
        throw new UncheckedIOException("the file store does not take files", e);
      }
      note(stored, file, owner, scan);
    });
  }

  private void note(StoredFile stored, NewFile file, String owner, String scan) {
    files.insert(stored, owner, file.purpose(), scan);
    audit.record(
        new AuditEvent(
            "files.stored",
            "file",
            stored.id().toString(),
            file.owner(),
            null,
            null,
            stored,
            null));
  }

  /** Fails closed: with a scanner configured, a file without its word stays out. */
  private String scan(Path file, String name) {
    if (scanner.isEmpty()) {
      return "NOT_CONFIGURED";
    }
    return switch (scanner.get().scan(file)) {
      case ScanVerdict.Clean() -> "CLEAN";
      case ScanVerdict.Infected(String signature) ->
          throw new AppException(UploadRefusal.VIRUS, signature, name);
      case ScanVerdict.Unavailable(String cause) -> {
        LOG.info("virus scanner gives no verdict: {}", cause);
        throw new AppException(FilesErrors.SCANNER_UNAVAILABLE, "", name);
      }
    };
  }

  private static AppException refusal(InspectionVerdict.Refused refused, String name) {
    return new AppException(refused.reason(), refused.detail(), name);
  }
}
