package vn.lienthong.identity.limits;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The rule with the longest fitting path counts. Whole offices share one address, so the limits by
 * address are generous; an account is guarded by its own lock.
 *
 * @param rules by name
 */
@ConfigurationProperties("lienthong.limits")
record LimitSettings(Map<String, Rule> rules) {
  LimitSettings {
    rules = rules == null || rules.isEmpty() ? STANDARD : rules;
  }

  /**
   * @param paths beginnings of paths
   * @param changesOnly whether GET and HEAD are free
   * @param perMinute requests in a minute
   */
  record Rule(List<String> paths, boolean changesOnly, long perMinute) {}

  private static final Map<String, Rule> STANDARD =
      Map.of(
          "sign-in", new Rule(List.of("/sign-in"), true, 300),
          "oidc",
              new Rule(
                  List.of("/oauth2/", "/userinfo", "/connect/", "/sign-in/citizen"), false, 600),
          "lookup", new Rule(List.of("/dossiers/lookup", "/api/v1/lookup"), false, 120),
          "kiosk", new Rule(List.of("/queue/kiosk"), false, 300),
          "paper-check", new Rule(List.of("/papers/check", "/api/v1/papers/check"), false, 120),
          "store-check", new Rule(List.of("/store/check", "/store/shared"), false, 120),
          "signature-check",
              new Rule(List.of("/signing/verify", "/api/v1/signing/verify"), false, 60),
          "api", new Rule(List.of("/api/"), false, 3_000));
}
