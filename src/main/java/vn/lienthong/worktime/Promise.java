package vn.lienthong.worktime;

import java.time.Instant;

/**
 * A new date that was promised in writing (Form 04, NĐ 61/2018 Art. 19.9). It stands in place of
 * the counted one; only a wait after it, or a count begun anew after it, leads further.
 *
 * @param made when it was signed
 * @param basis the provision that allows it, never blank
 */
public record Promise(Instant made, Instant due, String basis) {
  public Promise {
    if (basis.isBlank()) {
      throw new WorktimeException(WorktimeErrors.BAD_RULE, "a promise needs a legal basis");
    }
  }

  /** Whether the pause began after it was made. */
  boolean before(Pause pause) {
    return !pause.from().isBefore(made);
  }
}
