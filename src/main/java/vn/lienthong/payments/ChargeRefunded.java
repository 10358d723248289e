package vn.lienthong.payments;

import java.time.Instant;
import java.util.UUID;

/** What was paid has been given back. */
public record ChargeRefunded(
    UUID chargeId, String key, String objectType, String objectId, long amount, Instant at) {}
