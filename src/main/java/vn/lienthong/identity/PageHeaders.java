package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/** Headers that keep a browser from doing for others what only this house may ask of it. */
@Component
class PageHeaders {
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " object-src 'none'; base-uri 'self'; frame-ancestors 'self'; form-action 'self'";
  private static final String PERMISSIONS =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()";

  private final FormTargets targets;

  PageHeaders(FormTargets targets) {
    this.targets = targets;
  }

  void pages(HeadersConfigurer<HttpSecurity> headers) {
    common(headers);
    headers.addHeaderWriter(policy());
  }

  /** Browsers keep files for a year: the addresses carry a mark of the content. */
  void files(HeadersConfigurer<HttpSecurity> headers) {
    pages(headers);
    headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
  }

  private static void common(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
        .addHeaderWriter(
            (request, response) -> response.setHeader("Cross-Origin-Opener-Policy", "same-origin"));
  }

  /**
   * Chromium applies form-action to every redirect after a form: signing in with a form ends, for
   * the other systems of the province, at their address.
   */
  private HeaderWriter policy() {
    return (HttpServletRequest request, HttpServletResponse response) -> {
      // a stricter policy of a handler, for instance of uploaded files, stays
      if (!response.containsHeader("Content-Security-Policy")) {
        String more = request.getRequestURI().startsWith("/sign-in") ? targets.origins() : "";
        response.setHeader("Content-Security-Policy", POLICY + more);
      }
    };
  }
}
