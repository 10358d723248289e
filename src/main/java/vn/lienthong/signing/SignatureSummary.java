package vn.lienthong.signing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signature that this house made: who, in which office, when.
 *
 * @param token names it in the public check
 * @param capacity KT, TL, TUQ, TM or Q; null for one's own office
 * @param basis the document on which the post was held
 * @param stampedAt when the signature was there at the latest, as {@code stampedBy} vouches
 */
public record SignatureSummary(
    String token,
    UUID fileId,
    UUID sourceFileId,
    String sha256Before,
    String sha256After,
    String personName,
    String title,
    String unitName,
    @Nullable String capacity,
    String basis,
    boolean simulated,
    Instant signedAt,
    @Nullable Instant stampedAt,
    @Nullable String stampedBy) {

  /** "KT. Giám đốc", or the title alone. */
  public String office() {
    return capacity == null ? title : capacity + ". " + title;
  }

  /** Where anybody checks it. */
  public String href() {
    return "/signing/verify/" + token;
  }
}
