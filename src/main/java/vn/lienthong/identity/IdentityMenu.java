package vn.lienthong.identity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class IdentityMenu implements MenuSource {
  private static final String SECTION = "shared.menu.administration";

  private final AccessReviews reviews;

  IdentityMenu(AccessReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may("identity.accounts")) {
      entries.add(new Entry(SECTION, 900, "identity.accounts.title", "/identity/accounts", null));
      entries.add(
          new Entry(
              SECTION,
              905,
              "identity.reviews.title",
              "/identity/reviews",
              reviews.undecided(user)));
    }
    if (user.may("identity.clients")) {
      entries.add(new Entry(SECTION, 910, "identity.clients.title", "/identity/clients", null));
    }
    if (user.may("identity.policy")) {
      entries.add(new Entry(SECTION, 920, "identity.policy.title", "/identity/policy", null));
    }
    return entries;
  }
}
