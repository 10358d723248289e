package vn.lienthong.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import vn.lienthong.identity.secrets.SecretBox;

/**
 * Tokens of forms against forged requests, derived and never stored: from the session of who is
 * signed in, else from a random cookie, so that a visitor of public pages needs no session.
 */
class FormTokens implements CsrfTokenRepository {
  private static final String COOKIE = "lt-form";
  private static final String FRESH = FormTokens.class.getName();

  private final SecretBox box;

  FormTokens(SecretBox box) {
    this.box = box;
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    if (SignInSession.owner(request).isPresent()) {
      return token("session " + request.getSession(false).getId());
    }
    return cookie(request).map(value -> token("visitor " + value)).orElse(null);
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    String value = SecretBox.random();
    request.setAttribute(FRESH, value);
    return token("visitor " + value);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    Object value = request.getAttribute(FRESH);
    if (token == null || value == null || response.isCommitted()) {
      return;
    }
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, value.toString())
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private CsrfToken token(String bound) {
    return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", box.sign("form", bound));
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .filter(value -> value.length() == 43)
            .findFirst();
  }
}
