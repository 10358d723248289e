package vn.lienthong.payments;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a try at the gateway stands; the one table of its legal moves. A success ends all: whatever
 * was heard before it, the money came.
 */
public enum AttemptState {
  /** Written down before the gateway is asked. */
  CREATED,
  /** The gateway gave its page. */
  SUBMITTED,
  /** The gateway has not decided. */
  PENDING,
  SUCCEEDED,
  FAILED,
  /** The gateway itself, asked after the time was up, knows of no payment. */
  EXPIRED;

  public Set<AttemptState> next() {
    return switch (this) {
      case CREATED -> EnumSet.of(SUBMITTED, PENDING, SUCCEEDED, FAILED, EXPIRED);
      case SUBMITTED -> EnumSet.of(PENDING, SUCCEEDED, FAILED, EXPIRED);
      case PENDING -> EnumSet.of(SUCCEEDED, FAILED, EXPIRED);
      case FAILED, EXPIRED -> EnumSet.of(SUCCEEDED);
      case SUCCEEDED -> EnumSet.noneOf(AttemptState.class);
    };
  }

  /** Not decided yet: the gateway will be asked until it is. */
  public boolean open() {
    return this == CREATED || this == SUBMITTED || this == PENDING;
  }

  public String label() {
    return "payments.attempt." + name();
  }

  public String tone() {
    return switch (this) {
      case CREATED, SUBMITTED, PENDING -> "info";
      case SUCCEEDED -> "ok";
      case FAILED -> "late";
      case EXPIRED -> "neutral";
    };
  }
}
