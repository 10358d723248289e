package vn.lienthong.indices;

/** By which of the rules of indicator 2.1 the end of a dossier was found. */
enum EndRule {
  /** Status 9. */
  HANDLED,
  /** No 9, but 10. */
  RETURNED,
  /** Neither 9 nor 10, but 8. */
  STOPPED,
  /** Neither 9 nor 10, but 3. */
  NOT_RECEIVED,
  /** Neither, but 7 of a dossier that had been received. */
  WITHDRAWN,
  /** Only one request for papers (5): its moment is the end. */
  ONE_REQUEST,
  /** More than one 5 without 9 or 10: overdue. */
  MORE_REQUESTS,
  /** Nothing of all that: the end of the period is the end. */
  UNFINISHED;

  boolean handled() {
    return this == HANDLED || this == RETURNED;
  }

  /** Message key. */
  String label() {
    return "indices.end." + name();
  }
}
