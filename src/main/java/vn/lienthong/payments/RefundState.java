package vn.lienthong.payments;

import java.util.EnumSet;
import java.util.Set;

/** Where a refund stands; the one table of its legal moves. */
public enum RefundState {
  REQUESTED,
  APPROVED,
  /** Handed to the gateway, no answer yet that ends it. */
  SUBMITTED,
  REFUNDED,
  /** The gateway refused; a person decides to try again. */
  ERROR,
  REJECTED;

  public Set<RefundState> next() {
    return switch (this) {
      case REQUESTED -> EnumSet.of(APPROVED, REJECTED);
      case APPROVED -> EnumSet.of(SUBMITTED, REFUNDED);
      case SUBMITTED -> EnumSet.of(REFUNDED, ERROR);
      // Refused, and given back after all: the gateway's file has the last word.
      case ERROR -> EnumSet.of(SUBMITTED, REFUNDED);
      case REFUNDED, REJECTED -> EnumSet.noneOf(RefundState.class);
    };
  }

  /** Approved and not yet given back: the unit owes it. */
  public boolean owed() {
    return this == APPROVED || this == SUBMITTED || this == ERROR;
  }

  public String label() {
    return "payments.refund." + name();
  }

  public String tone() {
    return switch (this) {
      case REQUESTED -> "warn";
      case APPROVED, SUBMITTED -> "info";
      case REFUNDED -> "ok";
      case ERROR -> "late";
      case REJECTED -> "neutral";
    };
  }
}
