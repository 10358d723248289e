package vn.lienthong.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account of an official. */
record StaffAccount(
    UUID id,
    UUID personId,
    String personName,
    String username,
    String passwordHash,
    Instant passwordSetAt,
    boolean mustChange,
    int failures,
    @Nullable Instant lockedUntil,
    @Nullable Instant disabledAt,
    byte @Nullable [] totpSecret,
    long totpLastStep,
    @Nullable Instant lastSignInAt) {

  boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  boolean isOpen(Instant now) {
    return disabledAt == null && !isLocked(now);
  }

  boolean hasTotp() {
    return totpSecret != null;
  }
}
