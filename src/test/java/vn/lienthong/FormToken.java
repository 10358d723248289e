package vn.lienthong;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * The token of a form, fetched from a page as a browser does. Spring's own csrf() would replace the
 * token store of the running house for every later test.
 */
public record FormToken(String value, Cookie cookie) {
  private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Map<ServletContext, FormToken> BY_HOUSE = new ConcurrentHashMap<>();

  /** The request is sent by a form of ours. */
  public static RequestPostProcessor csrf() {
    return request -> {
      FormToken token =
          BY_HOUSE.computeIfAbsent(
              request.getServletContext(),
              house ->
                  fetched(
                      WebApplicationContextUtils.getRequiredWebApplicationContext(house)
                          .getBean(MockMvcTester.class)));
      request.addHeader("X-CSRF-TOKEN", token.value());
      Cookie[] others = request.getCookies() == null ? new Cookie[0] : request.getCookies();
      request.setCookies(
          Stream.concat(Stream.of(others), Stream.of(token.cookie())).toArray(Cookie[]::new));
      return request;
    };
  }

  private static FormToken fetched(MockMvcTester mvc) {
    MockHttpServletResponse page =
        mvc.get().uri("/sign-in/staff").exchange().getMvcResult().getResponse();
    try {
      Matcher field = FIELD.matcher(page.getContentAsString());
      Cookie cookie = page.getCookie("lt-form");
      if (!field.find() || cookie == null) {
        throw new IllegalStateException("the sign-in page has no form token");
      }
      return new FormToken(field.group(1), cookie);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
