package vn.lienthong.backup;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** Backs up while the house is at work. */
@Component
class BackupCommand implements Command {
  private final Backup backup;
  private final BackupTrail trail;

  BackupCommand(Backup backup, BackupTrail trail) {
    this.backup = backup;
    this.trail = trail;
  }

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String summary() {
    return "sao lưu toàn bộ, không cần dừng / back up everything: FOLDER [--base EARLIER-FOLDER]";
  }

  @Override
  public Set<String> options() {
    return Set.of("base");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    Arguments given = Arguments.parse(arguments);
    if (given.words().size() != 1) {
      out.println("./lienthong backup FOLDER [--base EARLIER-FOLDER]");
      return 2;
    }
    Path folder = Path.of(given.words().getFirst());
    long begin = System.nanoTime();
    Manifest manifest;
    try {
      manifest = backup.write(folder, given.option("base").map(Path::of).orElse(null), out);
    } catch (BrokenBackup refusal) {
      out.println(refusal.getMessage());
      return 2;
    }
    String hash = Hashing.of(folder.resolve(Manifest.FILE));
    trail.record("backup.made", hash, manifest);
    out.printf(
        "Đã sao lưu / backed up: %s (%,d rows of %d tables, %,d files of %,d bytes, %.1f s)%n",
        folder,
        manifest.rows(),
        manifest.tables().size(),
        manifest.contents(),
        manifest.contentBytes(),
        (System.nanoTime() - begin) / 1e9);
    out.println("SHA-256 manifest.json: " + hash);
    return damaged(manifest, out) ? 1 : 0;
  }

  private static boolean damaged(Manifest manifest, PrintStream out) {
    manifest
        .damaged()
        .forEach(sha256 ->
            out.println(
                "KHO TỆP HỎNG, thiếu trong bản sao / damaged in the file store: " + sha256));
    return !manifest.damaged().isEmpty();
  }
}
