package vn.lienthong.directory;

import java.util.List;
import java.util.UUID;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.shared.CurrentUser;

/** People with real posts, to act in tests. */
@Component
public class TestUsers {
  private final DirectoryApi directory;
  private final TestUnits make;

  TestUsers(DirectoryApi directory, TestUnits make) {
    this.directory = directory;
    this.make = make;
  }

  /** A new person who holds the position at the unit now. */
  public CurrentUser holder(String name, Position position, UUID unit) {
    UUID person = make.person(name);
    make.assign(person, position, unit);
    return of(person, name);
  }

  /** The person as they may act now. */
  public CurrentUser of(UUID person, String name) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        person,
        name,
        null,
        directory.postsOf(person, java.time.Instant.now()));
  }

  /** The request comes from the user, signed in. */
  public static RequestPostProcessor as(CurrentUser user) {
    return org.springframework.security.test.web.servlet.request
        .SecurityMockMvcRequestPostProcessors.authentication(
        new PreAuthenticatedAuthenticationToken(user, null, List.of()));
  }
}
