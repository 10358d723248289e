package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.identity.Officials.Official;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;

/** What all guards together cost a request: session, headers, form token, user. */
@HouseTest
@Tag("bench")
class GuardCostTest {
  private static final int REQUESTS = 20_000;

  @LocalServerPort int port;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;

  @Autowired
  @Qualifier("springSessionRepositoryFilter")
  Filter sessions;

  @Autowired
  @Qualifier("springSecurityFilterChain")
  Filter guards;

  private CurrentUser seen = CurrentUser.ANONYMOUS;

  @Test
  void beingSignedInCostsLessThanATenthOfAMillisecondARequest() throws Exception {
    Official official = new Officials(directory, identity).without(false);
    Visitor visitor = new Visitor(port);
    visitor.signInAsStaff(official.username(), Officials.PASSWORD);
    Cookie cookie = new Cookie("lt-session", visitor.cookies.get("lt-session"));
    run(REQUESTS / 4, null);
    run(REQUESTS / 4, cookie);
    double stranger = run(REQUESTS, null);
    double signedIn = run(REQUESTS, cookie);
    assertThat(seen.isStaff()).isTrue();
    System.out.printf(
        "session: guards %.1f µs a request of a stranger, %.1f µs of an official: %.1f µs more%n",
        stranger, signedIn, signedIn - stranger);
    assertThat(signedIn - stranger).isLessThan(100);
  }

  /** Microseconds a request. */
  private double run(int requests, Cookie cookie) throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      MockHttpServletRequest request = new MockHttpServletRequest("GET", "/desk");
      if (cookie != null) {
        request.setCookies(cookie);
      }
      sessions.doFilter(
          request,
          new MockHttpServletResponse(),
          (outer, response) ->
              guards.doFilter(outer, response, (inner, end) -> seen = CurrentUsers.current()));
    }
    return (System.nanoTime() - begin) / 1_000.0 / requests;
  }
}
