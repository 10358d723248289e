package vn.lienthong.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.cli.Command;

/** Writes the whole log to a file that can be checked on another machine. */
@Component
class ExportAuditCommand implements Command {
  private final LogRepository repository;
  private final Sealer sealer;
  private final Clock clock;
  private final TransactionTemplate snapshot;

  ExportAuditCommand(
      LogRepository repository,
      Sealer sealer,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.sealer = sealer;
    this.clock = clock;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  @Override
  public String name() {
    return "export audit";
  }

  @Override
  public String summary() {
    return "trích toàn bộ nhật ký ra tệp JSON lines / write the audit log to FILE";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    Verification words = new Verification(out);
    if (arguments.size() != 1) {
      words.say("audit.export.usage");
      return 2;
    }
    Path file = Path.of(arguments.getFirst());
    sealer.seal();
    Long entries = snapshot.execute(status -> write(file));
    words.say("audit.export.done", entries == null ? 0L : entries, file);
    return 0;
  }

  private long write(Path file) {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      return LogDump.write(new LogScan(repository), clock.instant(), writer);
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be written to " + file, e);
    }
  }
}
