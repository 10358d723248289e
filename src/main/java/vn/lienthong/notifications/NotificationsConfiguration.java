package vn.lienthong.notifications;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.jobs.RecurringJob;

/** Chooses the real gateways where they are configured, the simulators otherwise. */
@Configuration(proxyBeanMethods = false)
class NotificationsConfiguration {

  /** SMTP by {@code spring.mail.*}; without it the demonstration has a server in memory. */
  @Bean
  Gateway mailGateway(
      ObjectProvider<JavaMailSenderImpl> configured,
      MailSimulator simulator,
      SimulatorRepository faults,
      Clock clock,
      MailSettings settings) {
    String from = settings.from();
    JavaMailSenderImpl real = configured.getIfAvailable();
    if (real != null) {
      return new SmtpGateway(() -> real, from, Faults.NONE, clock);
    }
    return settings.simulated()
        ? new SmtpGateway(simulator::sender, from, faults, clock)
        : new SmtpGateway(null, from, Faults.NONE, clock);
  }

  @Bean
  Gateway smsGateway(
      SmsSettings settings, SimulatorRepository simulator, JsonMapper json, Clock clock) {
    return settings.url().isBlank()
        ? new SimulatedSmsGateway(simulator, clock)
        : new HttpSmsGateway(settings, json);
  }

  @Bean
  RecurringJob sendNotifications(Outbox outbox) {
    return new RecurringJob("notifications.send", Duration.ofSeconds(2), outbox::drain);
  }
}
