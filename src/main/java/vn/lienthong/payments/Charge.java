package vn.lienthong.payments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for payment as it stands.
 *
 * @param code as people read it, YC-yyMMdd-number
 * @param amount in đồng
 * @param checkCode proves the receipt at its public page; not to be guessed
 * @param note why it was cancelled
 */
public record Charge(
    UUID id,
    String key,
    String code,
    NewCharge.Subject subject,
    NewCharge.Payer payer,
    Payee payee,
    String counterPath,
    List<ChargeItem> items,
    long amount,
    CollectionTime collection,
    ChargeState state,
    @Nullable Taken taken,
    String checkCode,
    @Nullable String note,
    Instant requestedAt) {

  /**
   * How it was paid.
   *
   * @param receipt number of the receipt, of the transfer, or of the gateway's transaction
   */
  public record Taken(Means means, String receipt, String by, Instant at) {}

  public boolean due() {
    return state == ChargeState.DUE;
  }

  /** Whether it asks for a financial duty and not for fees. */
  public boolean duty() {
    return items.stream().anyMatch(item -> item.kind() == ChargeItem.Kind.DUTY);
  }

  public boolean paid() {
    return state == ChargeState.PAID;
  }
}
