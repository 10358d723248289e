package vn.lienthong.identity.secrets;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.backup.OutsideFiles;

/** The key that opens what is sealed in the database, where it lives in a file. */
@Component
class SecretOutside implements OutsideFiles {
  private final boolean given;
  private final Path file;

  SecretOutside(
      @Value("${lienthong.identity.key:}") String key,
      @Value("${lienthong.identity.key-file:}") String file,
      @Value("${lienthong.db.folder:data/postgres}") String databaseFolder) {
    this.given = !key.isBlank();
    this.file = SecretBox.keyFile(file, databaseFolder);
  }

  @Override
  public List<Kept> kept() {
    return given ? List.of() : List.of(new Kept("identity/identity.key", file));
  }
}
