package vn.lienthong.queue;

import java.util.EnumSet;
import java.util.Set;

/** Where a ticket stands; the one table of its moves. */
enum TicketState {
  WAITING,
  CALLED,
  SERVING,
  DONE,
  MISSED;

  private Set<TicketState> next() {
    return switch (this) {
      case WAITING -> EnumSet.of(CALLED);
      // called again; or sent to another counter without having been served
      case CALLED -> EnumSet.of(CALLED, SERVING, MISSED, WAITING);
      case SERVING -> EnumSet.of(DONE, WAITING);
      // whoever missed the call and is there after all
      case MISSED -> EnumSet.of(CALLED, WAITING);
      case DONE -> EnumSet.noneOf(TicketState.class);
    };
  }

  boolean mayBecome(TicketState state) {
    return next().contains(state);
  }

  boolean atCounter() {
    return this == CALLED || this == SERVING;
  }

  String label() {
    return "queue.state." + name();
  }

  String tone() {
    return switch (this) {
      case WAITING -> "neutral";
      case CALLED -> "warn";
      case SERVING -> "info";
      case DONE -> "ok";
      case MISSED -> "late";
    };
  }
}
