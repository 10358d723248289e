package vn.lienthong.identity.simulator;

/** What may go wrong at the provider, chosen on its page to see how the house takes it. */
enum Fault {
  NONE,
  EXPIRED_CODE,
  WRONG_NONCE,
  SLOW,
  WRONG_SIGNATURE,
  NO_NUMBER
}
