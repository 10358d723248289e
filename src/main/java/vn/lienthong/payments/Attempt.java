package vn.lienthong.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A try of a payer at the gateway.
 *
 * @param reference MaThamChieu, ours
 * @param transactionId MaGiaoDich, the gateway's
 * @param received what really came, in đồng; may differ from the amount
 * @param nextQueryAt when the gateway is asked again; null once nothing is open
 */
public record Attempt(
    UUID id,
    UUID chargeId,
    String reference,
    long amount,
    AttemptState state,
    @Nullable UUID payer,
    String returnPath,
    @Nullable String url,
    @Nullable String transactionId,
    @Nullable String bank,
    @Nullable Long received,
    @Nullable Instant paidAt,
    Instant createdAt,
    Instant expiresAt,
    int queries,
    @Nullable Instant nextQueryAt,
    @Nullable String lastError) {}
