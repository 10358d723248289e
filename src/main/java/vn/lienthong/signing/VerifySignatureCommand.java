package vn.lienthong.signing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.OfflineCommand;

/** Checks the signatures of a PDF on any machine: needs the file, the roots, the revocations. */
public final class VerifySignatureCommand implements OfflineCommand {
  private static final int GOOD = 0;
  private static final int BAD = 1;
  private static final int CANNOT = 2;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy").withZone(Vietnam.ZONE);

  private final ResourceBundle texts =
      ResourceBundle.getBundle(
          "messages.signing",
          System.getenv().getOrDefault("LANG", "").startsWith("en") ? Locale.ENGLISH : Locale.ROOT,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  @Override
  public String name() {
    return "verify-signature";
  }

  @Override
  public String summary() {
    return "kiểm tra chữ ký số của tệp PDF / check signatures offline: FILE [--report FILE]"
        + " [--trusted PEM] [--crl FILE]";
  }

  @Override
  public Set<String> options() {
    return Set.of("report", "trusted", "crl");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    Arguments given = Arguments.parse(arguments);
    if (given.words().size() != 1) {
      say(out, "signing.command.usage");
      return CANNOT;
    }
    Path file = Path.of(given.words().getFirst());
    Path folder =
        SigningSettings.published(
            System.getenv().getOrDefault("LIENTHONG_DATA", "data") + "/postgres", "lienthong");
    Path roots = given.option("trusted").map(Path::of).orElse(folder.resolve("trusted.pem"));
    Path revoked = given.option("crl").map(Path::of).orElse(folder.resolve("revoked.crl"));
    if (!Files.isRegularFile(file) || !Files.isRegularFile(roots)) {
      say(out, "signing.command.noFile", Files.isRegularFile(file) ? roots : file);
      return CANNOT;
    }
    if (!Files.isRegularFile(revoked)) {
      say(out, "signing.command.noRevocations", revoked);
    }
    FileVerdict verdict;
    try {
      Trust trust = new Trust(List.of(), Map.of()).and(roots, revoked);
      verdict =
          PdfVerification.verify(
              file, Objects.requireNonNull(file.getFileName()).toString(), trust, null);
    } catch (AppException refusal) {
      say(out, "signing.command.refused", refusal.code().name());
      return CANNOT;
    } catch (IOException | GeneralSecurityException e) {
      say(out, "signing.command.unreadable", String.valueOf(e.getMessage()));
      return CANNOT;
    }
    tell(verdict, out);
    if (given.option("report").isPresent()) {
      Files.write(
          Path.of(given.option("report").get()),
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(verdict));
    }
    return verdict.good() ? GOOD : BAD;
  }

  private void tell(FileVerdict verdict, PrintStream out) {
    say(out, "signing.verdict." + verdict.state());
    out.println("SHA-256 " + verdict.sha256());
    for (SignatureVerdict s : verdict.signatures()) {
      out.println();
      out.println(s.signer() + (s.unit().isEmpty() ? "" : ", " + s.office() + ", " + s.unit()));
      say(out, "signing.check.intact." + s.intact());
      say(out, "signing.check.trusted." + s.trusted());
      say(out, "signing.check.validThen." + s.validThen());
      say(out, "signing.check.revoked." + s.revoked());
      say(out, "signing.check.coverage." + s.coverage());
      if (s.at() != null) {
        say(out, "signing.command.at", TIME.format(s.at()));
      }
      TimeStampVerdict stamp = s.stamp();
      if (stamp == null) {
        say(out, "signing.check.stamp.none");
      } else {
        say(out, stamp.key());
        if (stamp.at() != null) {
          say(out, "signing.command.stamp", TIME.format(stamp.at()), stamp.authority());
        }
      }
      say(out, "signing.command.issuer", s.issuer(), s.serial());
      if (s.simulated()) {
        say(out, "signing.simulated.word");
      }
    }
  }

  private void say(PrintStream out, String key, Object... arguments) {
    out.println(new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments));
  }
}
