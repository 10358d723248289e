package vn.lienthong.notifications;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.Ids;

/** Where the other modules say what somebody should know. */
@Service
public class NotificationsApi {
  private final NoticeRepository notices;
  private final DeliveryRepository deliveries;
  private final Templates templates;
  private final MessageSource messages;
  private final Clock clock;
  private final MailSettings settings;

  NotificationsApi(
      NoticeRepository notices,
      DeliveryRepository deliveries,
      Templates templates,
      MessageSource messages,
      Clock clock,
      MailSettings settings) {
    this.settings = settings;
    this.notices = notices;
    this.deliveries = deliveries;
    this.templates = templates;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Tells it, in the caller's transaction: the in-app notice at once, mail and SMS through the
   * outbox. Told twice with one key, it is told once.
   */
  @Transactional
  public void notify(Notice notice) {
    notify(notice, linked(notice));
  }

  private void notify(Notice notice, Map<String, String> values) {
    Recipient to = notice.recipient();
    Instant now = clock.instant();
    Map<Channel, NoticeTemplate> wordings = templates.of(notice.event(), to.lang());
    NoticeTemplate text = wordings.get(Channel.IN_APP);
    if (text == null) {
      text = plain(notice);
    }
    UUID id = Ids.next();
    boolean told =
        notices.insert(
            id,
            notice,
            Placeholders.fill(text.subject(), values),
            Placeholders.fill(text.body(), values),
            now);
    if (!told) {
      return;
    }
    if (to.email() != null && !to.email().isBlank()) {
      NoticeTemplate mail = footed(wordings.getOrDefault(Channel.EMAIL, text));
      deliveries.insert(delivery(id, Channel.EMAIL, to.email(), mail, notice, values), now);
    }
    if (to.phone() != null && !to.phone().isBlank()) {
      NoticeTemplate sms = wordings.get(Channel.SMS);
      if (sms != null && !sms.body().isBlank()) {
        deliveries.insert(delivery(id, Channel.SMS, to.phone(), sms, notice, values), now);
      }
    }
  }

  /** How many notices the recipient has not read. */
  public long unread(Recipient.Kind kind, UUID id) {
    return notices.unread(kind, id);
  }

  /** Every mail says where to look and that nobody reads answers, unless its wording does. */
  private NoticeTemplate footed(NoticeTemplate mail) {
    if (Placeholders.in(mail.body()).contains(Placeholders.LINK)) {
      return mail;
    }
    String footer =
        messages.getMessage(
            "notifications.mail.footer", new Object[] {"{link}"}, Locale.of(mail.lang()));
    return new NoticeTemplate(
        mail.event(), mail.channel(), mail.lang(), mail.subject(), mail.body() + "\n\n" + footer);
  }

  /** The values of the notice, and the full address of its link, which every text may say. */
  private Map<String, String> linked(Notice notice) {
    Map<String, String> values = new HashMap<>(notice.values());
    values.put(Placeholders.LINK, settings.site() + (notice.link() == null ? "/" : notice.link()));
    return values;
  }

  private static Delivery delivery(
      UUID noticeId,
      Channel channel,
      String address,
      NoticeTemplate text,
      Notice notice,
      Map<String, String> values) {
    Recipient to = notice.recipient();
    String name =
        String.join(
            "|",
            notice.event(),
            to.kind().name(),
            to.id().toString(),
            channel.name(),
            notice.idempotencyKey());
    return new Delivery(
        Ids.next(),
        noticeId,
        channel,
        address,
        Placeholders.fill(text.subject(), values),
        Placeholders.fill(text.body(), values),
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
        0);
  }

  /** An event without a template still says all it carries. */
  private NoticeTemplate plain(Notice notice) {
    String lang = notice.recipient().lang();
    String title = messages.getMessage("notifications.untitled", new Object[0], Locale.of(lang));
    String body =
        new TreeMap<>(notice.values())
            .entrySet().stream().map(Map.Entry::getValue).collect(Collectors.joining(" · "));
    return new NoticeTemplate(notice.event(), Channel.IN_APP, lang, title, body);
  }
}
