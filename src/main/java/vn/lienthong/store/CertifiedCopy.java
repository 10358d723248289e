package vn.lienthong.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An electronic copy certified from the original.
 *
 * @param code under which anybody checks it
 * @param pages of the scan, without the certificate
 * @param sha256 of the copy as it is handed out
 * @param scanSha256 of the scan that was compared with the original
 * @param itemId the paper of the store that the copy is
 * @param dossierCode of the dossier that asked for it
 */
record CertifiedCopy(
    UUID id,
    String code,
    int number,
    int year,
    String owner,
    String ownerName,
    String paper,
    @Nullable String paperNumber,
    @Nullable String paperAgency,
    @Nullable LocalDate paperIssuedOn,
    int pages,
    UUID unitId,
    String unitPath,
    String unitName,
    Instant certifiedAt,
    UUID certifiedBy,
    String certifiedByName,
    String certifiedTitle,
    @Nullable LocalDate validUntil,
    UUID itemId,
    UUID fileId,
    String sha256,
    String scanSha256,
    @Nullable Instant revokedAt,
    @Nullable String revokedByName,
    @Nullable String revokedReason,
    @Nullable String dossierCode) {

  /** Số chứng thực as it is written. */
  String register() {
    return register(number, year);
  }

  static String register(int number, int year) {
    return "%04d/%d".formatted(number, year);
  }

  String standing(LocalDate day) {
    return revokedAt != null
        ? "store.copy.state.REVOKED"
        : validUntil != null && day.isAfter(validUntil)
            ? "store.copy.state.EXPIRED"
            : "store.copy.state.VALID";
  }

  boolean good(LocalDate day) {
    return revokedAt == null && (validUntil == null || !day.isAfter(validUntil));
  }

  String tone(LocalDate day) {
    return revokedAt != null ? "late" : good(day) ? "ok" : "warn";
  }
}
