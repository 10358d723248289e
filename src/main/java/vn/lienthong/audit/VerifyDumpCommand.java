package vn.lienthong.audit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.OfflineCommand;

/** Checks a dump on any machine: needs no database, only the dump, the key and the witness. */
public final class VerifyDumpCommand implements OfflineCommand {

  @Override
  public String name() {
    return "verify-audit --dump";
  }

  @Override
  public String summary() {
    return "kiểm tra bản trích nhật ký, không cần cơ sở dữ liệu / check a dump offline: FILE"
        + " [--witness FILE] [--key FILE]";
  }

  @Override
  public Set<String> options() {
    return Set.of("witness", "key");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    Arguments given = Arguments.parse(arguments);
    Verification verification = new Verification(out);
    if (given.words().size() != 1) {
      verification.say("audit.verify.usage");
      return 2;
    }
    return verification.dump(
        Path.of(given.words().getFirst()),
        given.option("witness").map(Path::of).orElse(null),
        given.option("key").map(Path::of).orElse(null));
  }
}
