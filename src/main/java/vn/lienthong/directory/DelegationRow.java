package vn.lienthong.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delegation as a page shows it. */
record DelegationRow(
    UUID id,
    UUID giverId,
    String giverName,
    UUID recipientId,
    String recipientName,
    String title,
    String unitName,
    String unitPath,
    Capacity capacity,
    List<String> permissions,
    LocalDate from,
    LocalDate until,
    String documentNumber,
    LocalDate documentDate,
    String note,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy,
    @Nullable String revokedReason) {

  /** Where it stands on the day: REVOKED, OVER, COMING or VALID. */
  String state(LocalDate day) {
    if (revokedAt != null) {
      return "REVOKED";
    }
    if (!until.isAfter(day)) {
      return "OVER";
    }
    return from.isAfter(day) ? "COMING" : "VALID";
  }

  LocalDate lastDay() {
    return until.minusDays(1);
  }
}
