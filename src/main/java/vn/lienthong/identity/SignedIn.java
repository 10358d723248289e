package vn.lienthong.identity;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import vn.lienthong.shared.CurrentUser;

/** Somebody who has signed in; the principal is what the whole house asks for permissions. */
public final class SignedIn extends AbstractAuthenticationToken {
  private final transient CurrentUser user;

  public SignedIn(CurrentUser user) {
    super(List.of());
    this.user = user;
    super.setAuthenticated(true);
  }

  @Override
  public String getName() {
    return user.requireId().toString();
  }

  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public CurrentUser getPrincipal() {
    return user;
  }
}
