package vn.lienthong.audit;

/** What can be wrong with the log; the text of each is the message {@code audit.flaw.<NAME>}. */
enum Flaw {
  CONTENT_CHANGED,
  CONTENT_DELETED,
  NUMBER_MISSING,
  OUT_OF_ORDER,
  LINK_BROKEN,
  CHAIN_REWRITTEN,
  SIGNATURE_FALSE,
  HEAD_UNSIGNED,
  NOT_SEALED,
  WITNESS_DIFFERS,
  WITNESS_AHEAD,
  WITNESS_WENT_BACK,
  WITNESS_FALSE,
  WITNESS_UNREADABLE
}
