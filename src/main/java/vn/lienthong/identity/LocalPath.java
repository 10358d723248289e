package vn.lienthong.identity;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only ever a page of this house. */
final class LocalPath {
  private LocalPath() {}

  /** The path when it stays here, else the other one. */
  static String orElse(@Nullable String next, String otherwise) {
    return next != null && isLocal(next) ? next : otherwise;
  }

  private static boolean isLocal(String next) {
    if (!next.startsWith("/") || next.startsWith("//") || next.length() > 2_000) {
      return false;
    }
    if (next.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7f)) {
      return false;
    }
    try {
      URI uri = new URI(next);
      String path = uri.getPath();
      return uri.getScheme() == null
          && uri.getRawAuthority() == null
          && path != null
          && !path.startsWith("//")
          && !path.startsWith("/sign-")
          && path.chars().noneMatch(c -> c < ' ' || c == '\\');
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
