package vn.lienthong.shared.jobs;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRegistry;

/**
 * Lets listeners hear what they have not heard to the end: what waited in a process that was killed
 * and what failed. Listeners may hear an event twice.
 */
@Configuration(proxyBeanMethods = false)
class EventResubmission {
  /** Longer than any line in front of {@link ListenerThreads}, or a living node is asked twice. */
  private static final Duration STALE = Duration.ofMinutes(1);

  @Bean
  RecurringJob resubmitEvents(
      EventPublicationRegistry registry, FailedEventPublications publications) {
    return new RecurringJob(
        "shared.resubmit-events",
        Duration.ofSeconds(15),
        () -> {
          registry.markStalePublicationsFailed(status -> STALE);
          publications.resubmit(ResubmissionOptions.defaults());
        });
  }
}
