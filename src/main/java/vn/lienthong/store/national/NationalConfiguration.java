package vn.lienthong.store.national;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.audit.AuditApi;

@Configuration(proxyBeanMethods = false)
class NationalConfiguration {

  @Bean
  NationalPapers nationalPapers(
      NationalSettings settings,
      SimulatedNationalStore simulated,
      JsonMapper json,
      FindingRepository findings,
      AuditApi audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    NationalStore store = settings.simulated() ? simulated : new HttpNationalStore(settings, json);
    return new NationalPapers(store, findings, audit, new TransactionTemplate(transactions), clock);
  }
}
