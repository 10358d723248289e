package vn.lienthong.demo;

/** Where an interlinked dossier of the demonstration is to be found now. */
enum LinkedFate {
  /** Filed online, not accepted yet. */
  NEW,
  /** Accepted; the lead has not begun. */
  ACCEPTED,
  /** Birth is registered; one agency works, the other has not taken over. */
  PARALLEL,
  /** As before, and the police are late. */
  LATE,
  /** The police ask the lead for papers. */
  WISHED,
  /** One Form 02 is with the applicant. */
  ASKED,
  /** Before the chief of police. */
  PROPOSED,
  /** All parts are done; the joint result is to be proposed. */
  READY,
  /** The police refused, the rest is done. */
  REFUSED,
  RETURNED
}
