package vn.lienthong.procedures.catalogue;

/**
 * Why a field has its confidence. Texts live under {@code procedures.reason.<name>}. Three bands:
 * at or above {@link #CERTAIN} nothing speaks against the value; from {@link #READ} on what is
 * published was read in full, but the source is incomplete or contradicts itself, so a person
 * decides; below, it was not understood.
 */
public enum Reason {
  /** Read as published; nothing contradicts it. */
  PLAIN(0.98),
  /** The source says in so many words that there is none. */
  NOT_STATED(0.9),
  TERM_SAME_DAY(0.9),
  TERM_UNIT_FROM_TEXT(0.88),
  TERM_UNIT_FROM_OTHER_CHANNEL(0.85),
  TERM_UNIT_MISSING(0.3),
  TERM_FROM_TEXT(0.85),
  TERM_BY_CASE(0.82),
  TERM_SUM_OF_STAGES(0.7),
  TERM_IN_STAGES(0.5),
  TERM_SEVERAL_IN_TEXT(0.15),
  TERM_FRACTION_IN_HOURS(0.85),
  TERM_DETAILED_IN_TEXT(0.9),
  TERM_CONTRADICTS_TEXT(0.6),
  TERM_NOT_UNDERSTOOD(0.1),
  FEE_SET_ELSEWHERE(0.88),
  FEE_FROM_TEXT(0.85),
  FEE_SEVERAL(0.84),
  FEE_SEVERAL_UNCLEAR(0.15),
  FEE_BY_FORMULA(0.85),
  FEE_IN_THOUSANDS(0.85),
  FEE_IMPLAUSIBLE(0.3),
  FEE_TEMPORARY_RELIEF(0.9),
  FEE_FOREIGN_CURRENCY(0.85),
  FEE_NAMED_BUT_FREE(0.6),
  FEE_CONTRADICTS_TEXT(0.6),
  FEE_NOT_UNDERSTOOD(0.1),
  CHANNELS_MISSING(0.1),
  CHANNELS_NOT_UNDERSTOOD(0.1),
  COUNT_MISSING(0.7),
  TABLE_HEAD_MISSING(0.5),
  LAW_NUMBER_UNCLEAR(0.6),
  CODE_UNUSUAL(0.7),
  RESULT_CODE_MISSING(0.7),
  VALUE_UNKNOWN(0.3),
  FIELD_MISSING(0.2),
  ACCEPTED_BY_PERSON(1.0);

  /** From here on nothing is left for a person to check. */
  public static final double CERTAIN = 0.8;

  /** From here on a value was read, below nothing was understood. */
  public static final double READ = 0.2;

  private final double confidence;

  Reason(double confidence) {
    this.confidence = confidence;
  }

  /** 0 (not understood) to 1 (a person said so). */
  public double confidence() {
    return confidence;
  }
}
