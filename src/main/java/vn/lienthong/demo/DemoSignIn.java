package vn.lienthong.demo;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.DemonstrationAccounts;

/** The accounts that the sign-in page and the console offer: one for each kind of work. */
@Component
@ConditionalOnProperty(name = "lienthong.demo", havingValue = "true")
class DemoSignIn implements DemonstrationAccounts {
  /** Of every account of the demonstration; there is nothing behind it to protect. */
  static final String PASSWORD = "TrinhDien@2026";

  private static final String COMMUNE = "phuong-hac-thanh";
  private static final List<Offer> OFFERED =
      List.of(
          new Offer("COUNTER_OFFICER", "ttpvhcc-" + COMMUNE),
          new Offer("SPECIALIST", "vp-" + COMMUNE),
          new Offer("LEADER", COMMUNE),
          new Offer("CLERK", COMMUNE),
          new Offer("SPECIALIST", "ca-" + COMMUNE),
          new Offer("COUNTER_OFFICER", "ttpvhcc-tinh"),
          new Offer("COUNTER_HEAD", "ttpvhcc-tinh"),
          new Offer("DIVISION_HEAD", "so-xay-dung-van-tai"),
          new Offer("SPECIALIST", "so-xay-dung-van-tai"),
          new Offer("LEADER", "so-xay-dung"),
          new Offer("CLERK", "so-xay-dung"),
          new Offer("PROCEDURE_ADMIN", "vp-ubnd-tinh-ksttc"),
          new Offer("SYSTEM_ADMIN", "tt-cntt"),
          new Offer("AUDITOR", "thanh-tra-tinh"),
          new Offer("PROVINCE_LEADER", "ubnd-tinh"));

  /** The first holder of the position at the unit is offered. */
  private record Offer(String position, String unit) {
    boolean fits(DemoProvince.Post post) {
      return post.position().equals(position) && post.unit().equals(unit);
    }
  }

  private final MessageSource messages;
  private final DemoProvince.Officials officials;
  private final DemoProvince.Units units;

  DemoSignIn(MessageSource messages) {
    this.messages = messages;
    this.officials = DemoFiles.officials();
    this.units = DemoFiles.units();
  }

  @Override
  public List<Account> accounts() {
    return accounts(LocaleContextHolder.getLocale());
  }

  List<Account> accounts(Locale locale) {
    return OFFERED.stream().map(offer -> account(offer, locale)).toList();
  }

  private Account account(Offer offer, Locale locale) {
    return officials.officials().stream()
        .flatMap(official ->
            official.posts().stream()
                .filter(offer::fits)
                .map(post -> account(official, post, locale)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(offer.toString()));
  }

  private Account account(DemoProvince.Official official, DemoProvince.Post post, Locale locale) {
    String duty = messages.getMessage("demo.duty." + post.position(), null, post.title(), locale);
    String unit =
        units.units().stream()
            .filter(candidate -> candidate.key().equals(post.unit()))
            .map(found -> locale.getLanguage().equals("en") ? found.nameEn() : found.name())
            .findFirst()
            .orElse("");
    return new Account(
        official.username(), PASSWORD, official.name(), Objects.requireNonNull(duty), unit);
  }
}
