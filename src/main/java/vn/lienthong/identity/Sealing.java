package vn.lienthong.identity;

import org.springframework.stereotype.Component;
import vn.lienthong.identity.secrets.SecretBox;

/** Seals secrets of other modules, so that a copy of the database does not give them away. */
@Component
public class Sealing {
  private final SecretBox box;

  Sealing(SecretBox box) {
    this.box = box;
  }

  /** What was sealed for one purpose cannot be opened as other. */
  public byte[] seal(String purpose, byte[] open) {
    return box.seal(purpose, open);
  }

  public byte[] open(String purpose, byte[] sealed) {
    return box.open(purpose, sealed);
  }
}
