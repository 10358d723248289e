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
 * @param entrusted null unless the post collects it
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
    @Nullable Entrusted entrusted,
    Instant requestedAt) {

  /** Message key of what the post has collected and not yet handed on. */
  public static final String COLLECTED = "payments.charge.COLLECTED";

  /**
   * How it was paid.
   *
   * @param receipt number of the receipt, of the transfer, or of the gateway's transaction
   */
  public record Taken(Means means, String receipt, String by, Instant at) {}

  /**
   * The post has the parcel and collects the money from whoever takes it (QĐ 45/2016/QĐ-TTg).
   *
   * @param with tracking number of the parcel
   * @param collectedAt null while it is on its way
   */
  public record Entrusted(String with, Instant at, @Nullable Instant collectedAt) {}

  public boolean due() {
    return state == ChargeState.DUE;
  }

  /** Whether the payer has paid it to the post, which has yet to hand it on. */
  public boolean collected() {
    return due() && entrusted != null && entrusted.collectedAt() != null;
  }

  /** Whether the payer owes it still. */
  public boolean owed() {
    return due() && !collected();
  }

  /** Message key of where it stands for the payer and the desk. */
  public String label() {
    return collected() ? COLLECTED : state.label();
  }

  /** Colour of the pill. */
  public String tone() {
    return collected() ? "info" : state.tone();
  }

  /** Whether the payer can pay it: what the post collects is asked for once. */
  public boolean payable() {
    return due() && entrusted == null;
  }

  /** Whether an officer can take it: of the payer, or of the post that has collected it. */
  public boolean takeable() {
    return payable() || collected();
  }

  /** Whether it asks for a financial duty and not for fees. */
  public boolean duty() {
    return items.stream().anyMatch(item -> item.kind() == ChargeItem.Kind.DUTY);
  }

  public boolean paid() {
    return state == ChargeState.PAID;
  }
}
