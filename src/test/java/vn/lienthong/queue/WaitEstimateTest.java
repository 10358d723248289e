package vn.lienthong.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitEstimateTest {

  @ParameterizedTest(name = "{0} before, {1} of {2} counters busy, {3} s each: {4} minutes")
  @CsvSource({
    "0, 0, 1, 600, 0",
    "0, 1, 2, 600, 0",
    "0, 1, 1, 600, 5",
    "1, 1, 1, 600, 15",
    "6, 3, 3, 600, 22",
    "6, 2, 3, 600, 20",
    "1, 0, 1, 61, 2",
    "10, 0, 2, 60, 5"
  })
  void thoseBeforeAreSharedOutOverTheOpenCounters(
      int ahead, int busy, int open, double seconds, int minutes) {
    assertThat(new WaitEstimate(ahead, busy, open, seconds).minutes()).isEqualTo(minutes);
  }

  @Test
  void withoutAnOpenCounterNothingIsPromised() {
    assertThat(new WaitEstimate(3, 0, 0, 600).minutes()).isNull();
  }

  @Test
  void moreInFrontNeverMeansLessWaiting() {
    WaitEstimate hall = new WaitEstimate(0, 2, 2, 437);
    for (int ahead = 0; ahead < 50; ahead++) {
      assertThat(hall.before(ahead + 1).minutes())
          .isGreaterThanOrEqualTo(hall.before(ahead).minutes());
    }
  }
}
