package vn.lienthong.npsp;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import vn.lienthong.shared.web.ProgramChain;

/** Programs ask the simulated portal: no session, no form; it checks its own tokens. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class NpspSecurity {

  @Bean
  @Order(3)
  SecurityFilterChain npspChain(HttpSecurity http) {
    return ProgramChain.of(http.securityMatcher("/simulator/npsp/**")).build();
  }
}
