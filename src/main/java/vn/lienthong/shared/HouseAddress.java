package vn.lienthong.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Scheme, host and port under which people know this house, without a slash at the end: the setting
 * {@code lienthong.address}.
 */
@Component
public class HouseAddress {
  private static final String AT_HOME = "http://localhost:8080";

  private final String configured;

  HouseAddress(@Value("${lienthong.address}") String configured) {
    this.configured = configured.strip().replaceAll("/+$", "");
  }

  /** As it is set, if it is. */
  public Optional<String> configured() {
    return configured.isEmpty() ? Optional.empty() : Optional.of(configured);
  }

  /** For what leaves the house: mails, papers, codes to scan. */
  public String outside() {
    return configured().orElse(AT_HOME);
  }

  /** For the browser that asks: as it is set, or else as the browser knows it. */
  public String of(HttpServletRequest request) {
    return configured()
        .orElseGet(
            () -> ServletUriComponentsBuilder.fromContextPath(request).build().toUriString());
  }

  /** Where this node reaches itself, whatever stands in front of it. */
  public static String loopback(HttpServletRequest request) {
    return "http://127.0.0.1:" + request.getLocalPort() + request.getContextPath();
  }
}
