package vn.lienthong.queue;

import org.jspecify.annotations.Nullable;

/**
 * How long somebody is likely to wait: those before them, shared out over the open counters, each
 * taking as long as the last ones took. Whoever is being served is half done on average.
 *
 * @param ahead who is called before
 * @param busy counters with somebody in front of them
 * @param open counters where an officer sits
 */
record WaitEstimate(int ahead, int busy, int open, double secondsEach) {

  /** Whole minutes, rounded up; null while no counter is open. */
  @Nullable Integer minutes() {
    if (open == 0) {
      return null;
    }
    boolean allBusy = busy >= open;
    double rounds = (double) ahead / open + (allBusy ? 0.5 / open : 0);
    return (int) Math.ceil(rounds * secondsEach / 60);
  }

  /** The same hall for somebody with so many before them. */
  WaitEstimate before(int others) {
    return new WaitEstimate(others, busy, open, secondsEach);
  }
}
