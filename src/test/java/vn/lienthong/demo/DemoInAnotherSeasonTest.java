package vn.lienthong.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** The first start on a Sunday evening in the Lunar New Year holidays, with a new year behind. */
@TestPropertySource(properties = "lienthong.test.database=_another_season")
class DemoInAnotherSeasonTest extends DemoLoadingTest {
  @TestBean(methodName = "holidays")
  Clock shifted;

  static Clock holidays() {
    return Clock.offset(
        Clock.systemUTC(), Duration.between(Instant.now(), Instant.parse("2027-02-07T14:30:00Z")));
  }
}
