package vn.lienthong.identity.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.lienthong.identity.provider.Client.Kind;
import vn.lienthong.shared.web.FormErrors;

/**
 * A client as it is asked for.
 *
 * @param redirects one address in a line, of a system
 * @param secretless a program that can keep no secret, of a system
 */
record ClientForm(
    @Nullable String name,
    @Nullable Kind kind,
    @Nullable UUID unit,
    @Nullable Set<String> scopes,
    @Nullable String redirects,
    @Nullable String signedOut,
    @Nullable Boolean secretless) {
  static final ClientForm EMPTY = new ClientForm("", Kind.SERVICE, null, Set.of(), "", "", false);

  /** What a service may be given; each is a permission that a post may hold too. */
  static final List<String> PERMISSIONS =
      List.of(
          "dossiers.view",
          "dossiers.intake",
          "dossiers.assign",
          "dossiers.process",
          "dossiers.approve",
          "dossiers.issue",
          "dossiers.return",
          "dossiers.export",
          "procedures.view",
          "procedures.edit",
          "procedures.import",
          "directory.view",
          "directory.edit",
          "directory.import",
          "worktime.view",
          "search.use",
          "audit.view",
          "metrics.read",
          "webhooks.edit");

  boolean keepsNoSecret() {
    return Boolean.TRUE.equals(secretless);
  }

  Kind kindOrService() {
    return kind == null ? Kind.SERVICE : kind;
  }

  Set<String> granted() {
    return kindOrService() == Kind.SYSTEM
        ? new TreeSet<>(Client.SYSTEM_SCOPES)
        : new TreeSet<>(scopes == null ? Set.of() : scopes);
  }

  Set<String> redirectUris() {
    return kindOrService() == Kind.SYSTEM ? lines(redirects) : Set.of();
  }

  Set<String> signedOutUris() {
    return kindOrService() == Kind.SYSTEM ? lines(signedOut) : Set.of();
  }

  FormErrors check(UnaryOperator<String> text) {
    FormErrors errors = new FormErrors();
    if (name == null || name.isBlank() || name.length() > 200) {
      errors.add("name", text.apply("identity.clients.noName"));
    }
    if (unit == null) {
      errors.add("unit", text.apply("identity.clients.noUnit"));
    }
    if (kindOrService() == Kind.SERVICE
        && (granted().isEmpty() || !PERMISSIONS.containsAll(granted()))) {
      errors.add("scopes", text.apply("identity.clients.noScope"));
    }
    if (kindOrService() == Kind.SYSTEM
        && (redirectUris().isEmpty() || !redirectUris().stream().allMatch(ClientForm::isSafe))) {
      errors.add("redirects", text.apply("identity.clients.badRedirect"));
    }
    if (!signedOutUris().stream().allMatch(ClientForm::isSafe)) {
      errors.add("signedOut", text.apply("identity.clients.badRedirect"));
    }
    return errors;
  }

  /** OAuth 2.1 §2.3: absolute, without fragment, https except on the own machine. */
  private static boolean isSafe(String address) {
    try {
      URI uri = new URI(address);
      String host = uri.getHost();
      return host != null
          && uri.getFragment() == null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme())
                  && Set.of("localhost", "127.0.0.1").contains(host)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Set<String> lines(@Nullable String text) {
    Set<String> lines = new TreeSet<>();
    if (text != null) {
      text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
    }
    return lines;
  }
}
