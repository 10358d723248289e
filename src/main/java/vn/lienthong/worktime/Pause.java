package vn.lienthong.worktime;

import java.time.Instant;

/**
 * A finished wait that the law takes out of the clock.
 *
 * @param basis the provision or document that the exclusion rests on, never blank
 */
public record Pause(Instant from, Instant to, Cause cause, String basis) {
  public Pause {
    if (to.isBefore(from) || basis.isBlank()) {
      throw new WorktimeException(
          WorktimeErrors.BAD_PAUSE, from + "–" + to + ", basis \"" + basis + "\"");
    }
  }

  /**
   * The only causes that stop the clock. System outages, internal waiting and waiting for a signer
   * do not (practice guidance to NĐ 61/2018 Art. 19).
   */
  public enum Cause {
    /** State 5: the applicant was asked to supplement. */
    SUPPLEMENT,
    /** State 6: waiting for the applicant's financial duty. */
    FINANCIAL_DUTY,
    /** State 8: stopped at the applicant's wish and taken up again. */
    STOPPED
  }
}
