package vn.lienthong.worktime;

/** What the law sets about deadlines and may set anew from a day on. */
public enum LegalParameter {
  /** Within how many working hours an online filing is accepted or answered. */
  ONLINE_ANSWER_HOURS(true),
  /** Received later, it is handed over the next working day; so are same-day terms counted. */
  HANDOVER_CUT_OFF(true),
  /** A name of {@link StartRule}. */
  START_RULE(false),
  /** A name of {@link MonthEnd}. */
  MONTH_END(false),
  /** Why a supplement begins the count anew. */
  SUPPLEMENT_RESTART(false),
  /** Why a supplement only moves the due date, where the procedure says so. */
  SUPPLEMENT_PAUSE(false),
  /** Why the wait for a financial duty is no time of the agency. */
  FINANCIAL_DUTY(false),
  /** Within how many working days from receipt it is told that a dossier is not eligible. */
  INELIGIBLE_NOTICE_DAYS(true),
  /** How often a new date may be appointed. */
  REAPPOINTMENTS(true);

  private final boolean figure;

  LegalParameter(boolean figure) {
    this.figure = figure;
  }

  /** Whether the value is a figure or an hour, not a name of ours. */
  boolean figure() {
    return figure;
  }
}
