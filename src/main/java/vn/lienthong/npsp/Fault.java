package vn.lienthong.npsp;

/** Failures to order. */
enum Fault {
  /** Nobody answers (HTTP 503). */
  OUTAGE,
  /** The message is stored, and the answer is lost. */
  TIMEOUT_AFTER_STORING,
  /** The message is refused. */
  REJECT,
  /** The answer takes its time. */
  SLOW,
  /** The acknowledgement is that of another message. */
  DUPLICATE_ACKNOWLEDGEMENT,
  /** The answer is lost, and the message comes in after later ones of its dossier. */
  OUT_OF_ORDER
}
