package vn.lienthong.payments;

import java.time.Instant;
import java.util.UUID;

/** A request for payment is no longer made. */
public record ChargeCancelled(
    UUID chargeId, String key, String objectType, String objectId, String reason, Instant at) {}
