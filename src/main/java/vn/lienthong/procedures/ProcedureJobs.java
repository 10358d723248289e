package vn.lienthong.procedures;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.jobs.RecurringJob;

/** Levels and routes begin on a day: what can be filed online is brought in line every hour. */
@Configuration(proxyBeanMethods = false)
class ProcedureJobs {
  @Bean
  RecurringJob refreshFileable(ListRepository lists, VersionRepository versions, Clock clock) {
    return new RecurringJob(
        "procedures.refresh-fileable", Duration.ofHours(1), () -> refresh(lists, versions, clock));
  }

  static void refresh(ListRepository lists, VersionRepository versions, Clock clock) {
    for (var id : lists.dated()) {
      versions
          .content(id)
          .ifPresent(content ->
              lists.setFileable(id, ContentFacts.fileable(content, Vietnam.today(clock))));
    }
  }
}
