package vn.lienthong.demo;

import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.ActionKind;

/** What is to befall a dossier besides the ordinary course. */
enum Fate {
  ORDINARY,
  LATE,
  SUPPLEMENT,
  SENT_BACK,
  CONSULTED,
  PAYMENT,
  REFUSED,
  WITHDRAWN,
  STOPPED,
  /** Accepted, and nobody has been charged with it yet. */
  UNASSIGNED(ActionKind.ASSIGN),
  /** The tax notice is out and not paid. */
  UNPAID,
  /** Papers were asked for and have not come. */
  UNANSWERED,
  /** The result waits at the counter. */
  UNCOLLECTED,
  /** Sent online, and nobody has looked at it yet. */
  NEW(ActionKind.ACCEPT),
  AT_SPECIALIST(ActionKind.PROPOSE),
  /** Another unit was asked and has not answered. */
  ASKED(ActionKind.PROPOSE),
  AT_LEADER(ActionKind.APPROVE),
  AT_CLERK(ActionKind.ISSUE);

  private final @Nullable ActionKind waitsFor;

  Fate() {
    this(null);
  }

  Fate(@Nullable ActionKind waitsFor) {
    this.waitsFor = waitsFor;
  }

  /** The step at which somebody is to find it now offers this; null where it goes on. */
  @Nullable ActionKind waitsFor() {
    return waitsFor;
  }
}
