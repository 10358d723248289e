package vn.lienthong.signing;

import java.util.UUID;

/**
 * The port to whoever holds the keys of the officials: a hash goes out, a CMS signature comes back
 * ("ký số từ xa"). The document itself never leaves the house.
 */
interface SigningService {

  /** Whose key shall sign; title and unit as they are now. */
  record Signatory(UUID person, String name, String title, String unit) {}

  boolean simulated();

  /**
   * A detached CMS signature (CAdES) over the SHA-256 hash.
   *
   * @throws vn.lienthong.shared.AppException SERVICE_REFUSED or SERVICE_SILENT; nothing was signed
   *     that anybody could use
   */
  byte[] sign(byte[] sha256, Signatory who);
}
