package vn.lienthong.backup;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.BareCommand;

/** Puts a backup back into an empty database and says in the restored log that it did. */
@Component
class RestoreCommand implements BareCommand {
  private final Restore restore;
  private final BackupTrail trail;

  RestoreCommand(Restore restore, BackupTrail trail) {
    this.restore = restore;
    this.trail = trail;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String summary() {
    return "khôi phục từ bản sao lưu / restore into an empty database: FOLDER [--replace DATABASE]";
  }

  @Override
  public Set<String> options() {
    return Set.of("replace");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    Arguments given = Arguments.parse(arguments);
    if (given.words().size() != 1) {
      out.println("./lienthong restore FOLDER [--replace DATABASE]");
      return 2;
    }
    Path folder = Path.of(given.words().getFirst());
    Manifest manifest;
    try {
      manifest = restore.read(folder, given.option("replace").orElse(""), out);
    } catch (BrokenBackup refusal) {
      out.println(refusal.getMessage());
      return 2;
    }
    trail.record("backup.restored", manifest.at().toString(), manifest);
    out.printf(
        "Đã khôi phục, từng bảng đúng mã kiểm tra / restored, every table as its hash says: %,d"
            + " rows, %,d files%n",
        manifest.rows(), manifest.contents());
    out.println("./lienthong verify-audit");
    return 0;
  }
}
