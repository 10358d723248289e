package vn.lienthong.payments.simulator;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.payments.gateway.GatewaySettings;
import vn.lienthong.shared.jobs.RecurringJob;

@Configuration(proxyBeanMethods = false)
class SimulatorConfiguration {

  /** Nothing to do where a real gateway is configured. */
  @Bean
  RecurringJob simulatedConfirmations(ConfirmationSending sending, GatewaySettings settings) {
    return new RecurringJob(
        "payments.simulator",
        Duration.ofSeconds(1),
        () -> {
          if (settings.simulated()) {
            sending.deliver();
          }
        });
  }
}
