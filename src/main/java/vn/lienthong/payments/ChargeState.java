package vn.lienthong.payments;

import java.util.EnumSet;
import java.util.Set;

/** Where a request for payment stands; the one table of its legal moves. */
public enum ChargeState {
  /** Chờ thanh toán. */
  DUE,
  /** Đã thanh toán. */
  PAID,
  /** Được miễn, or nothing to pay. */
  EXEMPT,
  /** Đã hủy yêu cầu. */
  CANCELLED,
  /** Đang hoàn trả. */
  REFUNDING,
  /** Đã hoàn trả. */
  REFUNDED;

  public Set<ChargeState> next() {
    return switch (this) {
      case DUE -> EnumSet.of(PAID, CANCELLED);
      case PAID -> EnumSet.of(REFUNDING);
      case REFUNDING -> EnumSet.of(REFUNDED, PAID);
      case EXEMPT, CANCELLED, REFUNDED -> EnumSet.noneOf(ChargeState.class);
    };
  }

  /** Message key. */
  public String label() {
    return "payments.charge." + name();
  }

  /** Colour of the pill: ok, warn, late, info or neutral. */
  public String tone() {
    return switch (this) {
      case DUE -> "warn";
      case PAID -> "ok";
      case REFUNDING -> "info";
      case EXEMPT, CANCELLED, REFUNDED -> "neutral";
    };
  }
}
