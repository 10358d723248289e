package vn.lienthong.store.national;

/** What the simulator can do wrong for a person. */
enum Fault {
  /** It holds nothing. */
  NOT_FOUND,
  /** It does not answer in time. */
  TIMEOUT,
  /** It tells of papers that were revoked in the meantime. */
  REVOKED,
  /** The file is not the one that it announced. */
  WRONG_HASH;

  String label() {
    return "store.national.fault." + name();
  }
}
