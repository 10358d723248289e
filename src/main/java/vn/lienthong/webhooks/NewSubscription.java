package vn.lienthong.webhooks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/**
 * A subscription as it is asked for.
 *
 * @param client the program; a program itself leaves it out
 */
record NewSubscription(
    @Nullable UUID client,
    @Nullable String name,
    @Nullable String url,
    @Nullable List<String> kinds) {

  static final NewSubscription EMPTY = new NewSubscription(null, "", "", List.of());

  List<String> wanted() {
    return kinds == null ? List.of() : kinds;
  }

  /** Adds field → message key. */
  void check(AddressGuard guard, FormErrors errors) {
    if (name == null || name.isBlank() || name.length() > 200) {
      errors.add("name", "webhooks.bad.name");
    }
    String flaw = guard.flaw(url == null ? "" : url.strip());
    if (flaw != null) {
      errors.add("url", flaw);
    }
    if (wanted().isEmpty() || !WebhookKind.types().containsAll(wanted())) {
      errors.add("kinds", "webhooks.bad.kinds");
    }
  }
}
