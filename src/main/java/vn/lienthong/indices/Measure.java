package vn.lienthong.indices;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Everything that formulas may count; a closed set. */
enum Measure {
  RECEIVED(From.DOSSIERS, "received = 1"),
  ON_TIME(
      From.DOSSIERS, "(on_time = 1 or (open = 1 and (limit_at is null or limit_at >= :as_of)))"),
  LATE(From.DOSSIERS, "(late = 1 or (open = 1 and limit_at < :as_of))"),
  SYNCED(From.DOSSIERS, "synced = 1"),
  SYNC_TOTAL(From.DOSSIERS, "received = 1"),
  ONLINE(From.DOSSIERS, "online = 1"),
  ONLINE_COUNTED(From.DOSSIERS, "online_counted = 1"),
  ONLINE_OR_OPEN(From.DOSSIERS, "online_or_open = 1"),
  DUTY(From.DOSSIERS, "duty = 1"),
  PAID_ONLINE(From.DOSSIERS, "paid_online = 1"),
  PAPER(From.DOSSIERS, "paper = 1"),
  PAPER_HANDLED(From.DOSSIERS, "paper_handled = 1"),
  RESULT_LINK(From.DOSSIERS, "result_link = 1"),
  HANDLED(From.DOSSIERS, "handled = 1"),
  DIGITISED(From.DOSSIERS, "digitised = 1"),
  PAPERS(From.DOSSIERS, "papers = 1"),
  REUSED(From.DOSSIERS, "reused = 1"),
  CONNECTED(From.DOSSIERS, "connected = 1"),
  RATED(From.DOSSIERS, "rated = 1"),
  DISLIKED(From.DOSSIERS, "disliked = 1"),
  ENDED(From.DOSSIERS, "ended = 1"),
  WORKED_MINUTES(From.DOSSIERS, "ended = 1"),
  COPIES(From.DOSSIERS, "(handled = 1 and procedure_code = any(:copies))"),
  COPIES_ELECTRONIC(From.DOSSIERS, "(result_link = 1 and procedure_code = any(:copies))"),
  PROCEDURES(From.PROCEDURES, "true"),
  CONTENT_FULL(From.PROCEDURES, "content_full = 1"),
  SERVICES(From.PROCEDURES, "online = 1"),
  SERVICES_WITH_DOSSIERS(From.PROCEDURES, "(online = 1 and received > 0)"),
  SERVICES_USED_ONLINE(From.PROCEDURES, "(online = 1 and online_dossiers > 0)"),
  FEE_PROCEDURES(From.PROCEDURES, "fee = 1"),
  FEE_ON_PORTAL(From.PROCEDURES, "fee_online = 1"),
  FEE_WITH_PAYMENTS(From.PROCEDURES, "(fee_online = 1 and paid_online > 0)"),
  PROCEDURES_WITH_DOSSIERS(From.PROCEDURES, "received > 0"),
  PROCEDURES_CONNECTED(From.PROCEDURES, "connected > 0"),
  ANNOUNCED(From.PUBLICATIONS, ""),
  ANNOUNCED_ON_TIME(From.PUBLICATIONS, ""),
  UPDATED(From.PUBLICATIONS, ""),
  UPDATED_ON_TIME(From.PUBLICATIONS, ""),
  PETITIONS(From.PETITIONS, ""),
  PETITIONS_ON_TIME(From.PETITIONS, ""),
  PETITIONS_BAD(From.PETITIONS, "");

  /** Where a measure is counted, and so what its drill-down lists. */
  enum From {
    DOSSIERS,
    PROCEDURES,
    PUBLICATIONS,
    PETITIONS
  }

  /** Columns of both fact and tally: what a dossier adds to the sums. */
  static final List<String> COLUMNS =
      List.of(
          "received",
          "on_time",
          "late",
          "open",
          "synced",
          "online",
          "online_counted",
          "online_or_open",
          "duty",
          "paid_online",
          "paper",
          "paper_handled",
          "result_link",
          "handled",
          "digitised",
          "papers",
          "reused",
          "connected",
          "rated",
          "disliked",
          "ended",
          "worked_minutes");

  private final From from;
  private final String predicate;

  Measure(From from, String predicate) {
    this.from = from;
    this.predicate = predicate;
  }

  From from() {
    return from;
  }

  /** Condition on a row of fact, or of a procedure with its sums. */
  String predicate() {
    return predicate;
  }

  /** The column of tally that holds it as it is. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean summed() {
    return from == From.DOSSIERS && COLUMNS.contains(column());
  }

  /** Message key. */
  String label() {
    return "indices.measure." + name();
  }

  static List<Measure> of(From from) {
    return Arrays.stream(values()).filter(m -> m.from == from).toList();
  }
}
