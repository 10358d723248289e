package vn.lienthong.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.backup.OutsideFiles;

/** The keys and the witness, without which a restored log cannot be checked. */
@Component
class AuditOutside implements OutsideFiles {
  private final AuditProperties properties;

  AuditOutside(AuditProperties properties) {
    this.properties = properties;
  }

  @Override
  public List<Kept> kept() {
    return List.of(
        new Kept("audit/signing-key.pem", properties.key()),
        new Kept("audit/signing-key.pem.pub", properties.publicKeys()),
        new Kept("audit/witness.txt", properties.witness()));
  }
}
