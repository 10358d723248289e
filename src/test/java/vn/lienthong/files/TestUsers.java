package vn.lienthong.files;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import java.util.UUID;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.shared.CurrentUser;

/** Invented people who send files. */
final class TestUsers {
  private TestUsers() {}

  static CurrentUser citizen() {
    return new CurrentUser(
        CurrentUser.Kind.CITIZEN, UUID.randomUUID(), "Nguyễn Thị Thử", "099900000001", List.of());
  }

  static RequestPostProcessor as(CurrentUser user) {
    return authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of()));
  }
}
