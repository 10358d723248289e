package vn.lienthong.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, with the hash of everything. It is written last: a folder without it is not
 * a backup.
 *
 * @param migrations last migration of each schema
 * @param contents how many contents the list names
 * @param damaged contents that the store no longer held as they were stored
 */
record Manifest(
    String format,
    Instant at,
    String server,
    Map<String, String> migrations,
    List<Table> tables,
    List<Sequence> sequences,
    List<Kept> kept,
    Kept contentList,
    long contents,
    long contentBytes,
    List<String> damaged) {

  static final String FORMAT = "lienthong-backup/1";
  static final String FILE = "manifest.json";
  static final String LIST = "contents.txt";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Rows of a table in PostgreSQL's COPY text format, ordered by the primary key.
   *
   * @param sha256 of the rows before compression
   */
  record Table(String schema, String name, List<String> columns, long rows, String sha256) {
    String qualified() {
      return schema + "." + name;
    }

    Path file(Path folder) {
      return folder.resolve("tables").resolve(qualified() + ".gz");
    }
  }

  record Sequence(String schema, String name, long last, boolean called) {}

  record Kept(String name, long size, String sha256) {
    Path file(Path folder) {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw new IllegalArgumentException("leaves the backup: " + name);
      }
      return file;
    }
  }

  long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  static Path content(Path folder, String sha256) {
    return folder.resolve("content").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  void write(Path folder) throws IOException {
    Files.writeString(
        folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
  }

  /** Reads it; refuses a folder that is no whole backup of a format we know. */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new BrokenBackup(
          "không phải bản sao lưu hoàn chỉnh / not a whole backup: " + folder + " (" + FILE + ")");
    }
    try {
      Manifest manifest = JSON.readValue(Files.readString(file), Manifest.class);
      if (!FORMAT.equals(manifest.format)) {
        throw new BrokenBackup("định dạng lạ / unknown format: " + manifest.format);
      }
      return manifest;
    } catch (JacksonException e) {
      throw new BrokenBackup("không đọc được / unreadable: " + file);
    }
  }
}
