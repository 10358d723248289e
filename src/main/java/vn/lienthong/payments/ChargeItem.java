package vn.lienthong.payments;

import org.jspecify.annotations.Nullable;

/**
 * A line of a request for payment.
 *
 * @param amount in đồng, 0 or more
 */
public record ChargeItem(Kind kind, @Nullable String code, String name, long amount) {

  /** Phí, lệ phí (Law 97/2015/QH13 Art. 3), nghĩa vụ tài chính. */
  public enum Kind {
    FEE,
    CHARGE,
    DUTY;

    public String label() {
      return "payments.kind." + name();
    }
  }
}
