package vn.lienthong.payments;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import vn.lienthong.shared.jobs.RecurringJob;
import vn.lienthong.shared.web.ProgramChain;

/** Jobs, and the guard of what the gateway's program calls. */
@Configuration(proxyBeanMethods = false)
class PaymentsConfiguration {

  @Bean
  RecurringJob queryAttempts(OnlinePayment online) {
    return new RecurringJob("payments.query", Duration.ofSeconds(5), online::askAll);
  }

  @Bean
  RecurringJob sendRefunds(RefundSending refunds) {
    return new RecurringJob("payments.refund", Duration.ofSeconds(5), refunds::sendAll);
  }

  /** Programs bring a signature, no session and no form: MaXacThuc is checked by the handler. */
  @Bean
  @Order(4)
  @ConditionalOnWebApplication
  SecurityFilterChain paymentsProgramChain(HttpSecurity http) {
    return ProgramChain.of(http.securityMatcher("/payments/ipn", "/simulator/payment-gateway/api"))
        .build();
  }
}
