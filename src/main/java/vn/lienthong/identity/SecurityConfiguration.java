package vn.lienthong.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.HeaderWriterFilter;
import vn.lienthong.identity.limits.RateLimits;
import vn.lienthong.identity.secrets.SecretBox;
import vn.lienthong.shared.web.ProgramChain;

/** Which requests pass which guards. Whether a person may is asked at the handler and the row. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(NationalIdentity.Settings.class)
class SecurityConfiguration {

  /** Timing every guard of every request costs more than the guards do. */
  @Bean
  SecurityObservationSettings noObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** The page of a refusal: who forwards to it has asked all guards already. */
  @Bean
  @Order(0)
  SecurityFilterChain forwardChain(HttpSecurity http) {
    return ProgramChain.of(
            http.securityMatcher(request -> request.getDispatcherType() == DispatcherType.FORWARD))
        .build();
  }

  /** Files for everybody: no user, no session, no form. */
  @Bean
  @Order(1)
  SecurityFilterChain fileChain(HttpSecurity http, PageHeaders headers) {
    return ProgramChain.of(
            http.securityMatcher("/static/**", "/favicon.ico", "/.well-known/security.txt"))
        .headers(headers::files)
        .build();
  }

  /** What the national e-ID, here its simulator, is asked by programs. */
  @Bean
  @Order(2)
  SecurityFilterChain simulatorChain(HttpSecurity http, PageHeaders headers) {
    return ProgramChain.of(
            http.securityMatcher(
                "/simulator/vneid/token",
                "/simulator/vneid/userinfo",
                "/simulator/vneid/jwks",
                "/simulator/vneid/.well-known/**"))
        .headers(headers::pages)
        .build();
  }

  /** Pages, and REST with the session of a page: changes need the token of a form. */
  @Bean
  @Order(100)
  SecurityFilterChain pageChain(
      HttpSecurity http,
      PageHeaders headers,
      Principals principals,
      SecretBox box,
      RateLimits limits) {
    return http.securityContext(
            c -> c.securityContextRepository(new SignedInContexts(principals, false)))
        .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(box)))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .headers(headers::pages)
        .exceptionHandling(
            e -> e.accessDeniedHandler(Refusals::refuse).authenticationEntryPoint(Refusals::refuse))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .access((who, context) -> new AuthorizationDecision(fromHere(context)))
                .anyRequest()
                .permitAll())
        .addFilterAfter(limits, HeaderWriterFilter.class)
        .build();
  }

  /** Metrics are read on the machine itself; from elsewhere with a token (see the bearer chain). */
  private static boolean fromHere(RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    String address = request.getRemoteAddr();
    return address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1");
  }
}
