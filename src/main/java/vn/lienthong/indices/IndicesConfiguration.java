package vn.lienthong.indices;

import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.jobs.RecurringJob;

/** The work done again and again. */
@Configuration(proxyBeanMethods = false)
class IndicesConfiguration {
  private static final int BATCHES_AT_ONCE = 200;

  /** Within a second or two of an act its figures have moved. */
  @Bean
  RecurringJob countingChanges(FactUpdates updates) {
    return new RecurringJob(
        "indices.count", Duration.ofSeconds(1), () -> drain(updates, BATCHES_AT_ONCE));
  }

  @Bean
  RecurringJob rebuildingFigures(Rebuild rebuild) {
    return new RecurringJob("indices.rebuild", Duration.ofSeconds(5), () -> rebuild.runDue());
  }

  static void drain(FactUpdates updates, int most) {
    for (int batch = 0; batch < most && updates.drain() > 0; batch++) {
      // until nothing is pending
    }
  }

  /** A fresh demonstration shows its figures at once. */
  @Component
  @Profile("!command")
  static class AtStart {
    private static final int FEW = 6;

    private final FactUpdates updates;

    AtStart(FactUpdates updates) {
      this.updates = updates;
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
      drain(updates, FEW);
    }
  }
}
