package vn.lienthong.payments;

import org.jspecify.annotations.Nullable;

/**
 * A request for payment in short.
 *
 * @param amount in đồng
 * @param means how it was paid; null while it was not
 */
public record ChargeMark(String objectId, long amount, ChargeState state, @Nullable Means means) {
  /** Whether there is, or was, something to pay. */
  public boolean owed() {
    return amount > 0
        && switch (state) {
          case DUE, PAID, REFUNDING, REFUNDED -> true;
          case EXEMPT, CANCELLED -> false;
        };
  }

  public boolean paidOnline() {
    return state == ChargeState.PAID && means == Means.ONLINE;
  }
}
