package vn.lienthong.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What anybody who holds the paper may learn of it; nothing of a person.
 *
 * @param code of the dossier or the list
 * @param dated the day on the paper
 * @param replacedAt since when another one stands in its place
 */
public record IssuedPaper(
    PaperKind kind,
    @Nullable String number,
    String title,
    String titleEn,
    String code,
    String agency,
    Instant dated,
    String fingerprint,
    String checkCode,
    @Nullable Instant revokedAt,
    @Nullable Instant replacedAt) {

  public boolean inForce() {
    return revokedAt == null;
  }
}
