package vn.lienthong.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.MessageFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the verifier for the command line and says in words what it found. */
final class Verification {
  private static final int HOLDS = 0;
  private static final int BROKEN = 1;
  private static final int CANNOT = 2;

  private final ResourceBundle texts =
      ResourceBundle.getBundle(
          "messages.audit",
          System.getenv().getOrDefault("LANG", "").startsWith("en") ? Locale.ENGLISH : Locale.ROOT,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  private final PrintStream out;

  Verification(PrintStream out) {
    this.out = out;
  }

  /** Checks a dump without a database. */
  int dump(Path file, @Nullable Path witness, @Nullable Path key) throws IOException {
    if (!Files.isReadable(file)) {
      say("audit.verify.noFile", file);
      return CANNOT;
    }
    try (BufferedReader in = Files.newBufferedReader(file)) {
      return check(LogDump.read(in), witness, key);
    } catch (LogDump.NotADump e) {
      say("audit.verify.notADump", file, e.line());
      return CANNOT;
    }
  }

  int check(Iterator<LogItem> items, @Nullable Path witness, @Nullable Path key)
      throws IOException {
    for (Path file :
        Stream.of(Optional.ofNullable(witness), Optional.ofNullable(key))
            .flatMap(Optional::stream)
            .toList()) {
      if (!Files.isReadable(file)) {
        say("audit.verify.noFile", file);
        return CANNOT;
      }
    }
    TrustedKeys keys;
    try {
      keys = key == null ? TrustedKeys.NONE : TrustedKeys.read(key);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      say("audit.verify.notAKey", key == null ? "" : key);
      return CANNOT;
    }
    try (Stream<String> lines = witness == null ? Stream.empty() : Witness.lines(witness)) {
      Verdict verdict = new LogVerifier(keys, lines.iterator()).verify(items);
      report(verdict, witness, keys);
      return verdict.holds() ? HOLDS : BROKEN;
    }
  }

  private void report(Verdict verdict, @Nullable Path witness, TrustedKeys keys) {
    Verdict.Broken broken = verdict.broken();
    if (broken == null) {
      say("audit.verify.holds", verdict.entries(), verdict.checkpoints(), verdict.witnessed());
    } else {
      say(
          "audit.verify.broken",
          broken.seq(),
          broken.id() == null ? "-" : broken.id(),
          broken.at() == null ? "-" : LogEntry.time(broken.at()),
          describe(broken));
      say("audit.verify.before", verdict.entries());
    }
    if (keys.isEmpty()) {
      say("audit.verify.withoutKey");
    }
    if (witness == null) {
      say("audit.verify.withoutWitness");
    }
  }

  private String describe(Verdict.Broken broken) {
    return text("audit.flaw." + broken.flaw().name(), broken.detail());
  }

  void say(String key, Object... arguments) {
    out.println(text(key, arguments));
  }

  private String text(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments);
  }
}
