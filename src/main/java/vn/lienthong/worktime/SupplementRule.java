package vn.lienthong.worktime;

/** What a request to supplement does to the deadline. */
public enum SupplementRule {
  /** Counting begins again from zero when the dossier is complete (NĐ 61/2018 Art. 19.4). */
  RESTART,
  /** The due date moves by the working time spent waiting. */
  PAUSE
}
