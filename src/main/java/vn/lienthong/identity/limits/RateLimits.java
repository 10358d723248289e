package vn.lienthong.identity.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;
import vn.lienthong.identity.Refusals;
import vn.lienthong.identity.limits.LimitSettings.Rule;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/**
 * Stops who asks too often, by token for programs and by address for all others; each node counts
 * for itself. The answer says when to come back.
 */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(LimitSettings.class)
public class RateLimits extends OncePerRequestFilter {
  private final Map<String, Rule> rules;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(10)).build();

  RateLimits(LimitSettings settings) {
    this.rules = settings.rules();
  }

  /** The filter stands in the security chains only. */
  @Configuration(proxyBeanMethods = false)
  static class NotByItself {
    @Bean
    @ConditionalOnWebApplication
    FilterRegistrationBean<RateLimits> rateLimitsNotByItself(RateLimits limits) {
      FilterRegistrationBean<RateLimits> registration = new FilterRegistrationBean<>(limits);
      registration.setEnabled(false);
      return registration;
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Map.Entry<String, Rule>> rule = rule(request);
    if (rule.isPresent()) {
      ConsumptionProbe probe =
          buckets
              .get(rule.get().getKey() + " " + who(request), key -> bucket(rule.get().getValue()))
              .tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        response.setHeader("Retry-After", Long.toString(seconds));
        Refusals.refuse(request, response, SharedErrors.TOO_MANY_REQUESTS);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /** The rule with the longest fitting path. */
  private Optional<Map.Entry<String, Rule>> rule(HttpServletRequest request) {
    // decoded, as the handlers see it: %6cookup is the lookup, too
    String path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return rules.entrySet().stream()
        .filter(rule -> !(reads && rule.getValue().changesOnly()))
        .filter(rule -> length(rule.getValue(), path) > 0)
        .max(Comparator.comparingInt(rule -> length(rule.getValue(), path)));
  }

  private static int length(Rule rule, String path) {
    return rule.paths().stream().filter(path::startsWith).mapToInt(String::length).max().orElse(0);
  }

  private static String who(HttpServletRequest request) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return request.getHeader("Authorization") != null
            && authentication != null
            && authentication.getPrincipal() instanceof CurrentUser user
        ? user.requireId().toString()
        : request.getRemoteAddr();
  }

  private static Bucket bucket(Rule rule) {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(rule.perMinute()).refillGreedy(rule.perMinute(), Duration.ofMinutes(1)))
        .build();
  }
}
