package vn.lienthong.audit;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the key and the witness live: outside the database, best on another machine. */
@Component
class AuditProperties {
  private final Path key;
  private final Path witness;

  AuditProperties(
      @Value("${lienthong.db.folder:data/postgres}") String database,
      @Value("${lienthong.db.name:lienthong}") String name,
      @Value("${lienthong.audit.folder:}") String folder,
      @Value("${lienthong.audit.key:}") String key,
      @Value("${lienthong.audit.witness:}") String witness) {
    String own = name.equals("lienthong") ? "audit" : "audit-" + name;
    Path home = folder.isBlank() ? Path.of(database).resolveSibling(own) : Path.of(folder);
    this.key = key.isBlank() ? home.resolve("signing-key.pem") : Path.of(key);
    this.witness = witness.isBlank() ? home.resolve("witness.txt") : Path.of(witness);
  }

  Path key() {
    return key;
  }

  /** Public keys, old and new, that the verifier trusts. */
  Path publicKeys() {
    return key.resolveSibling(key.getFileName() + ".pub");
  }

  Path witness() {
    return witness;
  }
}
