package vn.lienthong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.lienthong.shared.CurrentUser;

/** The user of the running request: the principal that the identity module put there. */
public final class CurrentUsers {
  private CurrentUsers() {}

  public static CurrentUser current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof CurrentUser user
        ? user
        : CurrentUser.ANONYMOUS;
  }

  /** Shows the text once on the next page of this browser; kind is ok, warn or late. */
  public static void flash(HttpServletRequest request, String kind, String text) {
    request.getSession(true).setAttribute(Flash.ATTRIBUTE, kind + "|" + text);
  }
}
