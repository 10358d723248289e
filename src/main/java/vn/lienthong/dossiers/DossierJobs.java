package vn.lienthong.dossiers;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.shared.jobs.RecurringJob;

/** What is done again and again for dossiers. */
@Configuration(proxyBeanMethods = false)
class DossierJobs {
  @Bean
  RecurringJob consultationDeadlines(ConsultationDeadlines deadlines) {
    return new RecurringJob(
        "dossiers.consultation-deadlines", Duration.ofMinutes(5), deadlines::tell);
  }

  @Bean
  RecurringJob apologyDrafts(ApologyDrafts drafts) {
    return new RecurringJob("dossiers.apology-drafts", Duration.ofMinutes(15), drafts::draft);
  }

  /** For what another node accepted under the earlier calendar while the new one was published. */
  @Bean
  RecurringJob dueRecomputation(DueRecomputation recomputation) {
    return new RecurringJob(
        "dossiers.recompute-due", Duration.ofMinutes(30), recomputation::recompute);
  }

  @Bean
  RecurringJob tally(Tally tally) {
    return new RecurringJob("dossiers.tally", Duration.ofMinutes(1), tally::keep);
  }

  @Bean
  RecurringJob partDeadlines(PartDeadlines deadlines) {
    return new RecurringJob("dossiers.part-deadlines", Duration.ofMinutes(5), deadlines::tell);
  }

  @Bean
  RecurringJob partRecomputation(PartDeadlines deadlines) {
    return new RecurringJob(
        "dossiers.recompute-parts", Duration.ofMinutes(30), deadlines::recompute);
  }
}
