package vn.lienthong.notifications;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.HouseAddress;

/** How our mails present themselves; the server itself is configured by {@code spring.mail.*}. */
@Component
class MailSettings {
  private final String from;
  private final String site;
  private final boolean simulated;

  MailSettings(
      @Value("${lienthong.mail.from:Liên Thông <thong-bao@lienthong.example>}") String from,
      HouseAddress house,
      @Value("${lienthong.demo:true}") boolean simulated) {
    this.from = from;
    this.site = house.outside();
    this.simulated = simulated;
  }

  String from() {
    return from;
  }

  /** Address of the product for links in mails, without a slash at its end. */
  String site() {
    return site;
  }

  /** Whether the mail server in memory stands in when none is configured. */
  boolean simulated() {
    return simulated;
  }
}
