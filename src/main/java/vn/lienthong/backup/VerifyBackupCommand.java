package vn.lienthong.backup;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import vn.lienthong.shared.cli.OfflineCommand;

/** Reads a whole backup and compares every hash, on any machine, without a database. */
public final class VerifyBackupCommand implements OfflineCommand {

  @Override
  public String name() {
    return "verify-backup";
  }

  @Override
  public String summary() {
    return "kiểm tra bản sao lưu, không cần cơ sở dữ liệu / compare every hash of a backup: FOLDER";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    if (arguments.size() != 1) {
      out.println("./lienthong verify-backup FOLDER");
      return 2;
    }
    Path folder = Path.of(arguments.getFirst());
    try {
      Manifest manifest = Manifest.read(folder);
      List<String> flaws = BackupCheck.flaws(folder, manifest);
      if (!flaws.isEmpty()) {
        out.println("BẢN SAO LƯU HỎNG / THE BACKUP IS BROKEN");
        flaws.forEach(out::println);
        return 1;
      }
      out.printf(
          "NGUYÊN VẸN / WHOLE: %s, %,d rows of %d tables, %,d files%n",
          manifest.at(), manifest.rows(), manifest.tables().size(), manifest.contents());
      out.println("SHA-256 manifest.json: " + Hashing.of(folder.resolve(Manifest.FILE)));
      return 0;
    } catch (BrokenBackup refusal) {
      out.println(refusal.getMessage());
      return 1;
    }
  }
}
