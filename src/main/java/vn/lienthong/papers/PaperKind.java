package vn.lienthong.papers;

/** The papers of the one-stop; numbers and titles are dated data ({@code papers.form}). */
public enum PaperKind {
  RECEIPT,
  RECEIPT_TOGETHER,
  SUPPLEMENT,
  REFUSAL,
  APOLOGY,
  STOP,
  CONTROL,
  REGISTER,
  HANDOVER_LIST,
  RETURN_RECEIPT,
  /** What the procedure ends with; drawn up elsewhere, checked here. */
  RESULT
}
