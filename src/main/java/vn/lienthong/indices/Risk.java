package vn.lienthong.indices;

/** Dossiers that cost points now or will soon, and can still be helped. */
enum Risk {
  /** More than one request for papers: overdue until 9 or 10 is there. */
  SECOND_REQUEST("end_rule = 'MORE_REQUESTS'", "ON_TIME"),
  /** Open, and the limit has passed. */
  OVERDUE("open = 1 and limit_at < :now", "ON_TIME"),
  /** Open, and the limit falls within the next working days. */
  DUE_SOON("open = 1 and limit_at >= :now and limit_at < :soon", "ON_TIME"),
  /** Handled, the result is a paper, and there is no file of it. */
  NO_RESULT("paper_handled = 1 and result_link = 0", "ORIGINAL_RESULT_AVAILABLE"),
  /** Open, and no paper of it was taken from the store. */
  NOT_FROM_STORE("open = 1 and reused = 0", "SYNCED_WITH_DVCQG_PERSONAL_STORAGE");

  private final String predicate;
  private final String indicator;

  Risk(String predicate, String indicator) {
    this.predicate = predicate;
    this.indicator = indicator;
  }

  String predicate() {
    return predicate;
  }

  /** Start of a statement that counts them; the sums know those that only grow. */
  String count() {
    return this == NO_RESULT
        ? "select coalesce(sum(paper_handled - result_link), 0) from indices.tally where true"
        : "select count(*) from indices.fact where " + predicate;
  }

  /** Whose points it costs. */
  String indicator() {
    return indicator;
  }

  /** Message key. */
  String label() {
    return "indices.risk." + name();
  }

  String tone() {
    return switch (this) {
      case SECOND_REQUEST, OVERDUE -> "late";
      case DUE_SOON, NO_RESULT -> "warn";
      case NOT_FROM_STORE -> "info";
    };
  }
}
