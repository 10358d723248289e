package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Scheme, host and port under which browsers know this house, without a slash at the end. */
@Component
public class HouseAddress {
  private final String configured;

  HouseAddress(@Value("${lienthong.base-url:}") String configured) {
    this.configured = configured.replaceAll("/+$", "");
  }

  public String of(HttpServletRequest request) {
    return configured.isEmpty()
        ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
        : configured;
  }

  /** Where this node reaches itself, whatever stands in front of it. */
  public static String loopback(HttpServletRequest request) {
    return "http://127.0.0.1:" + request.getLocalPort() + request.getContextPath();
  }
}
