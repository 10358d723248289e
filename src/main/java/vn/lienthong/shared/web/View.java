package vn.lienthong.shared.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** What every template may ask: texts, formats, the user, the menu. One per rendered page. */
public final class View {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("HH:mm\u00a0·\u00a0dd/MM/yyyy");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final Locale VIETNAM = Locale.of("vi", "VN");

  private final MessageSource messages;
  private final Assets assets;
  private final Request request;
  private final Supplier<List<MenuSection>> menu;
  private final Supplier<Long> badge;
  private final Supplier<HouseOwner.Name> owner;
  private @Nullable List<MenuSection> menuNow;
  private @Nullable Long badgeNow;

  /** The facts of the request that a page needs. */
  record Request(
      Locale locale,
      String path,
      @Nullable String query,
      CurrentUser user,
      @Nullable CsrfToken csrf,
      boolean simulated,
      @Nullable Flash flash) {}

  public record MenuSection(String title, List<MenuItem> items) {}

  public record MenuItem(String label, String href, boolean active, @Nullable Long count) {}

  View(
      MessageSource messages,
      Assets assets,
      Request request,
      Supplier<List<MenuSection>> menu,
      Supplier<Long> badge,
      Supplier<HouseOwner.Name> owner) {
    this.messages = messages;
    this.assets = assets;
    this.request = request;
    this.menu = menu;
    this.badge = badge;
    this.owner = owner;
  }

  /** The text of the key; a missing key shows itself, and a test of the house fails on it. */
  public String t(String key, Object... arguments) {
    String text = messages.getMessage(key, arguments, key, request.locale());
    return text == null ? key : text;
  }

  public boolean has(String key) {
    return messages.getMessage(key, null, null, request.locale()) != null;
  }

  public Locale locale() {
    return request.locale();
  }

  public String lang() {
    return request.locale().getLanguage().equals("en") ? "en" : "vi";
  }

  /** Picks by the language of the page; the Vietnamese text where there is no English. */
  public String pick(String vietnamese, @Nullable String english) {
    return lang().equals("en") && english != null && !english.isBlank() ? english : vietnamese;
  }

  /** The province whose house it is, as a title. */
  public String owner() {
    String name = pick(owner.get().vietnamese(), owner.get().english());
    return name.isBlank() ? t("shared.brand.owner") : name;
  }

  /** The same within a sentence: {@code tỉnh Thanh Hóa}. */
  public String ownerWithin() {
    String name = owner();
    return lang().equals("en")
        ? name
        : name.substring(0, 1).toLowerCase(locale()) + name.substring(1);
  }

  public String path() {
    return request.path();
  }

  public @Nullable String query() {
    return request.query();
  }

  /** This page in the other language. */
  public String url(String lang) {
    String rest = request.query() == null ? "" : request.query().replaceAll("(^|&)lang=[a-z]*", "");
    String kept = rest.startsWith("&") ? rest.substring(1) : rest;
    return request.path() + "?" + (kept.isEmpty() ? "" : kept + "&") + "lang=" + lang;
  }

  public CurrentUser user() {
    return request.user();
  }

  public @Nullable String csrfName() {
    return request.csrf() == null ? null : request.csrf().getParameterName();
  }

  /** Asked only by forms, as the first asking gives the visitor a cookie. */
  public @Nullable String csrfToken() {
    return request.csrf() == null ? null : request.csrf().getToken();
  }

  public boolean simulated() {
    return request.simulated();
  }

  public @Nullable Flash flash() {
    return request.flash();
  }

  public String asset(String path) {
    return assets.url(path);
  }

  public List<MenuSection> menu() {
    if (menuNow == null) {
      menuNow = menu.get();
    }
    return menuNow;
  }

  /** Unread notifications. */
  public long badge() {
    if (badgeNow == null) {
      badgeNow = badge.get();
    }
    return badgeNow;
  }

  public String date(@Nullable LocalDate date) {
    return date == null ? "" : DATE.format(date);
  }

  public String date(@Nullable Instant instant) {
    return instant == null ? "" : DATE.format(local(instant));
  }

  public String dateTime(@Nullable Instant instant) {
    return instant == null ? "" : DATE_TIME.format(local(instant));
  }

  public String time(@Nullable Instant instant) {
    return instant == null ? "" : TIME.format(local(instant));
  }

  /** 1.981 in Vietnamese, 1,981 in English. */
  public String number(long value) {
    return NumberFormat.getIntegerInstance(numbers()).format(value);
  }

  /** 75.000 đ. */
  public String money(long amount) {
    return number(amount) + " đ";
  }

  /** 97,3%: the value is a share, 0.973. */
  public String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(numbers());
    format.setMaximumFractionDigits(1);
    return format.format(share);
  }

  private Locale numbers() {
    return lang().equals("en") ? Locale.ENGLISH : VIETNAM;
  }

  private static ZonedDateTime local(Instant instant) {
    return instant.atZone(Vietnam.ZONE);
  }
}
