package vn.lienthong.audit;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.shared.jobs.RecurringJob;

@Configuration(proxyBeanMethods = false)
class AuditJobs {

  @Bean
  RecurringJob sealAuditLog(Sealer sealer) {
    return new RecurringJob("audit.seal", Duration.ofSeconds(1), sealer::seal);
  }
}
