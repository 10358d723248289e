package vn.lienthong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.View.MenuItem;
import vn.lienthong.shared.web.View.MenuSection;

/** Makes the {@link View} of a request. */
@Component
class Views {
  private final MessageSource messages;
  private final Assets assets;
  private final ObjectProvider<MenuSource> menus;
  private final ObjectProvider<UnreadSource> unread;
  private final ObjectProvider<HouseOwner> owners;
  private final boolean simulated;

  Views(
      MessageSource messages,
      Assets assets,
      ObjectProvider<MenuSource> menus,
      ObjectProvider<UnreadSource> unread,
      ObjectProvider<HouseOwner> owners,
      @Value("${lienthong.simulators:true}") boolean simulated) {
    this.messages = messages;
    this.assets = assets;
    this.menus = menus;
    this.unread = unread;
    this.owners = owners;
    this.simulated = simulated;
  }

  View of(HttpServletRequest request) {
    Locale locale = RequestContextUtils.getLocale(request);
    CurrentUser user = CurrentUsers.current();
    String path = originalPath(request);
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new View(
        messages,
        assets,
        new View.Request(
            locale, path, request.getQueryString(), user, csrf, simulated, takeFlash(request)),
        () -> menu(user, path, locale),
        () -> unread.stream().mapToLong(source -> source.unread(user)).sum(),
        () -> owners.getObject().name());
  }

  private static String originalPath(HttpServletRequest request) {
    Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
    return failed == null ? request.getRequestURI() : failed.toString();
  }

  private static @Nullable Flash takeFlash(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return null;
    }
    String stored = (String) session.getAttribute(Flash.ATTRIBUTE);
    if (stored == null) {
      return null;
    }
    session.removeAttribute(Flash.ATTRIBUTE);
    int at = stored.indexOf('|');
    return new Flash(stored.substring(0, at), stored.substring(at + 1));
  }

  private List<MenuSection> menu(CurrentUser user, String path, Locale locale) {
    List<MenuSource.Entry> entries =
        menus.stream()
            .flatMap(source -> source.entries(user).stream())
            .sorted(Comparator.comparingInt(MenuSource.Entry::order))
            .toList();
    String active =
        entries.stream()
            .map(MenuSource.Entry::href)
            .filter(href -> path.equals(href) || path.startsWith(href + "/"))
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    Map<String, List<MenuItem>> sections = new LinkedHashMap<>();
    for (MenuSource.Entry entry : entries) {
      sections
          .computeIfAbsent(entry.section(), key -> new ArrayList<>())
          .add(
              new MenuItem(
                  text(entry.label(), locale),
                  entry.href(),
                  entry.href().equals(active),
                  entry.count()));
    }
    return sections.entrySet().stream()
        .map(section -> new MenuSection(text(section.getKey(), locale), section.getValue()))
        .toList();
  }

  private String text(String key, Locale locale) {
    String text = messages.getMessage(key, null, key, locale);
    return text == null ? key : text;
  }
}
