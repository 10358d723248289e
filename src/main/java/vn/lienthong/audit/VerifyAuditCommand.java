package vn.lienthong.audit;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** Checks the log of the running database, with its own key and witness unless others are given. */
@Component
class VerifyAuditCommand implements Command {
  private final LogRepository repository;
  private final Sealer sealer;
  private final AuditProperties properties;
  private final TransactionTemplate snapshot;

  VerifyAuditCommand(
      LogRepository repository,
      Sealer sealer,
      AuditProperties properties,
      PlatformTransactionManager transactions) {
    this.repository = repository;
    this.sealer = sealer;
    this.properties = properties;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  @Override
  public String name() {
    return "verify-audit";
  }

  @Override
  public String summary() {
    return "kiểm tra nhật ký / check the audit log [--dump FILE] [--witness FILE] [--key FILE]";
  }

  @Override
  public Set<String> options() {
    return Set.of("dump", "witness", "key");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    Arguments given = Arguments.parse(arguments);
    Verification verification = new Verification(out);
    if (!given.words().isEmpty()) {
      verification.say("audit.verify.usage");
      return 2;
    }
    Optional<Path> dump = given.option("dump").map(Path::of);
    Path witness =
        given.option("witness").map(Path::of).orElseGet(() -> known(properties.witness()));
    Path key = given.option("key").map(Path::of).orElseGet(() -> known(properties.publicKeys()));
    if (dump.isPresent()) {
      return verification.dump(dump.get(), witness, key);
    }
    sealer.seal();
    return snapshot.execute(status -> {
      try {
        return verification.check(new LogScan(repository), witness, key);
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static @Nullable Path known(Path file) {
    return Files.exists(file) ? file : null;
  }
}
