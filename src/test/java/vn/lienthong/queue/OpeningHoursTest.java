package vn.lienthong.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorktimeApi;

@HouseTest
class OpeningHoursTest {
  @Autowired WorktimeApi worktime;

  @ParameterizedTest(name = "{0}: open {1}, opens {2}")
  @DisplayName(
      "Bộ luật Lao động 2019 Điều 111, 112: numbers on working days of the calendar, made-up"
          + " Saturdays too, from half an hour before the first shift to the end of the last")
  @CsvSource({
    "2026-11-23T06:29, false, 2026-11-23T07:00",
    "2026-11-23T06:30, true, 2026-11-23T07:00",
    "2026-11-23T12:00, true, 2026-11-23T07:00",
    "2026-11-23T16:59, true, 2026-11-23T07:00",
    "2026-11-23T17:00, false, 2026-11-25T07:00",
    "2026-11-28T09:00, false, 2026-11-30T07:00",
    "2026-09-02T09:00, false, 2026-09-03T07:00",
    "2026-08-22T09:00, true, 2026-08-22T07:00"
  })
  void numbersAreGivenInOfficeHours(LocalDateTime at, boolean open, LocalDateTime opens) {
    OpeningHours.Standing standing =
        OpeningHours.at(worktime.calendar(), Duration.ofMinutes(30), instant(at));
    assertThat(standing.open()).isEqualTo(open);
    assertThat(standing.opens()).isEqualTo(instant(opens));
  }

  private static Instant instant(LocalDateTime local) {
    return local.atZone(Vietnam.ZONE).toInstant();
  }
}
