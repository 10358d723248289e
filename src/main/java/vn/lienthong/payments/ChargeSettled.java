package vn.lienthong.payments;

import java.time.Instant;
import java.util.UUID;

/** A request for payment was paid in full. */
public record ChargeSettled(
    UUID chargeId,
    String key,
    String objectType,
    String objectId,
    long amount,
    Means means,
    String receipt,
    Instant at) {}
