package vn.lienthong.dossiers;

import java.util.Locale;

/** What happened to a dossier; the rows of its timeline. */
public enum EventKind {
  FILED(Sight.FACT),
  ACCEPTED(Sight.FACT),
  REFUSED(Sight.WITH_NOTE),
  ASSIGNED(Sight.FACT),
  NOTED(Sight.NOTHING),
  CONSULTED(Sight.FACT),
  CONSULTATION_ANSWERED(Sight.NOTHING),
  PROPOSED(Sight.NOTHING),
  APPROVED(Sight.FACT),
  SENT_BACK(Sight.NOTHING),
  RESULT_ISSUED(Sight.FACT),
  RETURNED(Sight.FACT),
  POSTED(Sight.WITH_NOTE),
  POST_RETURNED(Sight.WITH_NOTE),
  SUPPLEMENT_GRANTED(Sight.NOTHING),
  SUPPLEMENT_REQUESTED(Sight.WITH_NOTE),
  SUPPLEMENTED(Sight.FACT),
  PAYMENT_REQUESTED(Sight.WITH_NOTE),
  PAID(Sight.FACT),
  REFUNDED(Sight.FACT),
  CHARGE_CANCELLED(Sight.FACT),
  WITHDRAWN(Sight.WITH_NOTE),
  STOPPED(Sight.WITH_NOTE),
  CORRECTED(Sight.FACT),
  REAPPOINTED(Sight.WITH_NOTE),
  DUE_RECOMPUTED(Sight.FACT),
  TRANSFERRED(Sight.WITH_NOTE),
  RATED(Sight.FACT),
  // Parts of interlinked dossiers; the note names the part and its agency.
  PART_SENT(Sight.WITH_NOTE),
  PART_TAKEN(Sight.WITH_NOTE),
  PART_DONE(Sight.WITH_NOTE),
  PART_REFUSED(Sight.WITH_NOTE),
  PART_REOPENED(Sight.FACT);

  /**
   * What the applicant sees of it: who received, handles and returns, and when (Decree
   * 224/2026/NĐ-CP Art. 15.1); opinions inside the agency stay inside.
   */
  public enum Sight {
    WITH_NOTE,
    FACT,
    NOTHING
  }

  private final Sight applicant;

  EventKind(Sight applicant) {
    this.applicant = applicant;
  }

  Sight applicant() {
    return applicant;
  }

  /** Message key. */
  public String label() {
    return "dossiers.event." + name();
  }

  /** Name of the audit entry. */
  String action() {
    return "dossiers." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
