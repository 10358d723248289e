package vn.lienthong.identity.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.lienthong.identity.limits.LimitSettings.Rule;

class RateLimitsTest {
  private final AtomicInteger passed = new AtomicInteger();
  private final FilterChain chain = (request, response) -> passed.incrementAndGet();
  private final RateLimits limits =
      new RateLimits(
          new LimitSettings(
              Map.of(
                  "sign-in", new Rule(List.of("/sign-in"), true, 3),
                  "lookup", new Rule(List.of("/sign-in/lookup"), false, 1))));

  private MockHttpServletResponse ask(String method, String path, String address) throws Exception {
    return ask(limits, method, path, address);
  }

  private MockHttpServletResponse ask(RateLimits limits, String method, String path, String address)
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setRemoteAddr(address);
    MockHttpServletResponse response = new MockHttpServletResponse();
    limits.doFilter(request, response, chain);
    return response;
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
    for (int i = 0; i < 3; i++) {
      ask("POST", "/sign-in/staff", "203.0.113.1");
    }
    assertThat(passed).hasValue(3);
    MockHttpServletResponse refused = ask("POST", "/sign-in/staff", "203.0.113.1");
    assertThat(passed).hasValue(3);
    assertThat(refused.getForwardedUrl()).isEqualTo("/refused");
    assertThat(Integer.parseInt(String.valueOf(refused.getHeader("Retry-After")))).isBetween(1, 21);
  }

  @Test
  void othersAndReadersGoOn() throws Exception {
    for (int i = 0; i < 5; i++) {
      ask("POST", "/sign-in/staff", "203.0.113.2");
    }
    ask("POST", "/sign-in/staff", "203.0.113.3");
    ask("GET", "/sign-in/staff", "203.0.113.2");
    ask("POST", "/elsewhere", "203.0.113.2");
    assertThat(passed).hasValue(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dossiers/lookup",
        "/api/v1/lookup",
        "/dossiers/%6cookup",
        "/%61pi/v1/lookup",
        "/store/check/ABC",
        "/store/shared/ABC/file",
        "/papers/check"
      })
  @DisplayName("As shipped, whoever tries codes is stopped at the 121st of a minute")
  void codesCannotBeTriedByTheThousand(String path) throws Exception {
    RateLimits shipped = new RateLimits(new LimitSettings(null));
    for (int i = 1; i <= 120; i++) {
      assertThat(ask(shipped, "GET", path, "203.0.113.5").getForwardedUrl()).as(i + "").isNull();
    }
    MockHttpServletResponse refused = ask(shipped, "GET", path, "203.0.113.5");
    assertThat(refused.getForwardedUrl()).endsWith("/refused");
    assertThat(refused.getHeader("Retry-After")).isNotNull();
    assertThat(ask(shipped, "GET", path, "203.0.113.6").getForwardedUrl()).isNull();
  }

  @Test
  void theLongestPathDecides() throws Exception {
    ask("GET", "/sign-in/lookup", "203.0.113.4");
    ask("GET", "/sign-in/lookup", "203.0.113.4");
    assertThat(passed).hasValue(1);
  }
}
