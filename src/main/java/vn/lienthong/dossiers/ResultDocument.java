package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The document that ends the handling: what was asked for, or the refusal with its reasons.
 *
 * @param replacedBy the result that was issued in its place (NĐ 61/2018 Art. 21)
 */
public record ResultDocument(
    UUID id,
    UUID dossierId,
    Outcome outcome,
    String number,
    String title,
    String signer,
    LocalDate issuedOn,
    @Nullable UUID fileId,
    Instant issuedAt,
    String issuedBy,
    @Nullable Instant revokedAt,
    @Nullable String revokedReason,
    @Nullable UUID replacedBy) {

  /** One that nothing has replaced. */
  ResultDocument(
      UUID id,
      UUID dossierId,
      Outcome outcome,
      String number,
      String title,
      String signer,
      LocalDate issuedOn,
      @Nullable UUID fileId,
      Instant issuedAt,
      String issuedBy,
      @Nullable Instant revokedAt,
      @Nullable String revokedReason) {
    this(
        id,
        dossierId,
        outcome,
        number,
        title,
        signer,
        issuedOn,
        fileId,
        issuedAt,
        issuedBy,
        revokedAt,
        revokedReason,
        null);
  }

  public enum Outcome {
    GRANTED,
    REFUSED
  }
}
