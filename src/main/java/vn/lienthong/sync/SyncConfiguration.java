package vn.lienthong.sync;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.jobs.RecurringJob;

/** The way to the portal, and the work done again and again. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {

  /** Without an address the simulator of our own server stands in. */
  @Bean
  PortalClient portalClient(
      @Value("${lienthong.npsp.url:}") String url,
      @Value("${lienthong.npsp.client:lienthong}") String client,
      @Value("${lienthong.npsp.secret:simulated}") String secret,
      @Value("${lienthong.npsp.patience:10s}") Duration patience,
      Environment environment,
      Clock clock,
      JsonMapper json) {
    return new PortalClient(
        () -> {
          String port = environment.getProperty("local.server.port");
          return !url.isBlank()
              ? url
              : port == null ? null : "http://localhost:" + port + "/simulator/npsp";
        },
        new PortalClient.Settings(client, secret, patience),
        clock,
        json);
  }

  @Bean
  Drain drain(Lanes lanes, Payloads payloads, Adapters adapters, PortalClient portal, Clock clock) {
    return new Drain(lanes, payloads, adapters, portal, clock);
  }

  @Bean
  RecurringJob sendingToPortal(Drain drain) {
    return new RecurringJob("sync.send", Duration.ofSeconds(2), drain::run);
  }

  @Bean
  RecurringJob mirroring(Mirror mirror) {
    return new RecurringJob("sync.mirror", Duration.ofMinutes(2), mirror::pullQuietly);
  }

  @Bean
  RecurringJob reconciling(Reconciliation reconciliation) {
    return new RecurringJob("sync.reconcile", Duration.ofMinutes(2), reconciliation::runDue);
  }
}
