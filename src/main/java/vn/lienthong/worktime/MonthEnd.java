package vn.lienthong.worktime;

/** Where a term in months goes that ends on a day off. */
public enum MonthEnd {
  /** To the end of the next working day, BLDS 2015 Art. 148.5. */
  NEXT_WORKING_DAY,
  /** To the end of the last working day before. */
  LAST_WORKING_DAY
}
