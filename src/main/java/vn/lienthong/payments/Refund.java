package vn.lienthong.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money to be given back.
 *
 * @param reference ours, under which the gateway knows the refund
 * @param chargeId of a paid request; null when it is money nobody asked for
 * @param original the gateway's transaction that brought the money
 * @param transactionId the gateway's transaction that gave it back
 */
public record Refund(
    UUID id,
    String reference,
    @Nullable UUID chargeId,
    @Nullable UUID suspenseId,
    Payee unit,
    String counterPath,
    String payer,
    long amount,
    Way way,
    @Nullable String original,
    String reason,
    RefundState state,
    Person requested,
    @Nullable Person decided,
    @Nullable String decision,
    int tries,
    @Nullable String lastError,
    @Nullable String transactionId,
    @Nullable String receipt,
    @Nullable Instant refundedAt) {

  /** Who, when; the id is null where the house itself did it. */
  public record Person(@Nullable UUID id, String name, Instant at) {}

  /** How it goes back. */
  public enum Way {
    GATEWAY,
    CASH,
    TRANSFER;

    public String label() {
      return "payments.way." + name();
    }
  }
}
