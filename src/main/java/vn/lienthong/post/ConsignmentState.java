package vn.lienthong.post;

import java.util.EnumSet;
import java.util.Set;

/** Where a consignment stands; the one table of its moves. */
enum ConsignmentState {
  PREPARED,
  HANDED_OVER,
  DELIVERED,
  RETURNED,
  CANCELLED;

  private Set<ConsignmentState> next() {
    return switch (this) {
      case PREPARED -> EnumSet.of(HANDED_OVER, CANCELLED);
      case HANDED_OVER -> EnumSet.of(DELIVERED, RETURNED);
      case DELIVERED, RETURNED, CANCELLED -> EnumSet.noneOf(ConsignmentState.class);
    };
  }

  boolean mayBecome(ConsignmentState state) {
    return next().contains(state);
  }

  boolean open() {
    return !next().isEmpty();
  }

  String label() {
    return "post.state." + name();
  }

  String tone() {
    return switch (this) {
      case PREPARED -> "warn";
      case HANDED_OVER -> "info";
      case DELIVERED -> "ok";
      case RETURNED -> "late";
      case CANCELLED -> "neutral";
    };
  }
}
