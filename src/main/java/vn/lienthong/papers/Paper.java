package vn.lienthong.papers;

/** A form that can be printed. */
public sealed interface Paper
    permits CopyCertificate,
        FilledForm,
        Form01,
        Form01Together,
        Form02,
        Form03,
        Form04,
        Form05,
        Form06,
        Form07,
        HandoverList,
        ReportPaper,
        ReturnReceipt,
        PaymentReceipt,
        FeeReceipt {
  /** Who issues it. */
  Office office();

  /** Code of the dossier. */
  String code();

  /** Name of the template below {@code papers/}. */
  String template();

  /** Whether it lies on its long side. */
  default boolean landscape() {
    return false;
  }
}
