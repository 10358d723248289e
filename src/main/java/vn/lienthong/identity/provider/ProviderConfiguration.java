package vn.lienthong.identity.provider;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import vn.lienthong.identity.GuardedPages;
import vn.lienthong.identity.Refusals;
import vn.lienthong.identity.limits.RateLimits;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.jobs.RecurringJob;

/** OpenID Connect for other systems, and REST with tokens. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

  /** Authorisation, token, keys, discovery, userinfo, sign-out. */
  @Bean
  @Order(10)
  @ConditionalOnWebApplication
  SecurityFilterChain providerChain(
      HttpSecurity http, ProviderClaims claims, GuardedPages guarded, RateLimits limits) {
    http.oauth2AuthorizationServer(server -> {
      http.securityMatcher(server.getEndpointsMatcher());
      server.oidc(oidc -> oidc.userInfoEndpoint(info -> info.userInfoMapper(claims)));
    });
    return guarded
        .namesOnly(http)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .requestCache(AbstractHttpConfigurer::disable)
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
        .exceptionHandling(e -> e.authenticationEntryPoint(ProviderConfiguration::signInFirst))
        .addFilterAfter(limits, org.springframework.security.web.header.HeaderWriterFilter.class)
        .build();
  }

  private static void signInFirst(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    if (!request.getRequestURI().equals("/oauth2/authorize")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    String query = request.getQueryString();
    String here = request.getRequestURI() + (query == null ? "" : "?" + query);
    response.sendRedirect("/sign-in/staff?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
  }

  /** Requests that bring a token: no cookie counts, no session begins, no form token is needed. */
  @Bean
  @Order(20)
  @ConditionalOnWebApplication
  SecurityFilterChain bearerChain(
      HttpSecurity http,
      JwtDecoder decoder,
      Bearers bearers,
      GuardedPages guarded,
      RateLimits limits) {
    return guarded
        .headers(http)
        .securityMatcher(ProviderConfiguration::hasToken)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(bearers))
                .authenticationEntryPoint(ProviderConfiguration::badToken)
                .accessDeniedHandler((request, response, cause) ->
                    Refusals.refuse(request, response, SharedErrors.FORBIDDEN)))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .access(GuardedPages.permission("metrics.read"))
                .anyRequest()
                .authenticated())
        .addFilterAfter(
            limits,
            org.springframework.security.oauth2.server.resource.web.authentication
                .BearerTokenAuthenticationFilter.class)
        .build();
  }

  private static boolean hasToken(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return authorization != null
        && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        && (request.getRequestURI().startsWith("/api/")
            || request.getRequestURI().startsWith("/actuator/"));
  }

  private static void badToken(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException, jakarta.servlet.ServletException {
    response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    if (request.getRequestURI().startsWith("/api/")) {
      Refusals.refuse(request, response, SharedErrors.SIGN_IN_FIRST);
    } else {
      response.setStatus(
          HttpServletResponse.SC_UNAUTHORIZED); // an error page would lead programs to the sign-in
    }
  }

  @Bean
  AuthorizationServerSettings providerSettings(HouseAddress house) {
    AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder();
    house.configured().ifPresent(settings::issuer);
    return settings.build();
  }

  @Bean
  JwtEncoder jwtEncoder(SigningKeys keys) {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    // the newest: right after a rotation there are two
    encoder.setJwkSelector(List::getFirst);
    return encoder;
  }

  @Bean
  JwtDecoder jwtDecoder(SigningKeys keys) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwtProcessorCustomizer(processor ->
                processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"))))
            .build();
    decoder.setJwtValidator(new JwtTimestampValidator(Duration.ofSeconds(5)));
    return decoder;
  }

  @Bean
  RecurringJob sweepAuthorisations(Authorisations authorisations) {
    return new RecurringJob(
        "identity.sweep-authorisations", Duration.ofMinutes(10), authorisations::sweep);
  }

  @Bean
  RecurringJob maintainSigningKeys(SigningKeys keys) {
    return new RecurringJob("identity.maintain-keys", Duration.ofHours(6), keys::maintain);
  }
}
