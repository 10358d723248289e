package vn.lienthong.worktime;

/**
 * Where counting begins. What a receipt on a day off means is part of the rule, never a side
 * effect.
 */
public enum StartRule {
  /**
   * At the minute of receipt. Outside office hours it begins when the offices next open, so Monday
   * is day 1 of a Saturday receipt by decision. Calendar days and months count from the date of
   * receipt, which is not counted itself (BLDS 2015 Art. 147.2).
   */
  AT_RECEIPT,
  /**
   * The day of receipt is not counted, and a receipt on a day off is deemed made on the next
   * working day: of a Saturday receipt Tuesday is day 1 (BLDS 2015 Art. 147.2).
   */
  DAY_AFTER_RECEIPT,
  /** Day 1 is the first working day after the date of receipt: Monday for a Saturday receipt. */
  NEXT_WORKING_DAY
}
