package vn.lienthong.dossiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.notifications.Channel;
import vn.lienthong.notifications.NoticeTemplate;
import vn.lienthong.notifications.TemplateSource;

/** The first wording of what applicants and officers are told. */
@Component
class NoticeTexts implements TemplateSource {
  private static final List<EventKind> APPLICANT =
      List.of(
          EventKind.FILED,
          EventKind.ACCEPTED,
          EventKind.REFUSED,
          EventKind.SUPPLEMENT_REQUESTED,
          EventKind.SUPPLEMENTED,
          EventKind.PAYMENT_REQUESTED,
          EventKind.PAID,
          EventKind.RESULT_ISSUED,
          EventKind.RETURNED,
          EventKind.POSTED,
          EventKind.POST_RETURNED,
          EventKind.WITHDRAWN,
          EventKind.STOPPED,
          EventKind.CORRECTED,
          EventKind.REAPPOINTED);
  private static final List<EventKind> OFFICERS =
      List.of(
          EventKind.FILED,
          EventKind.ASSIGNED,
          EventKind.CONSULTED,
          EventKind.CONSULTATION_ANSWERED,
          EventKind.PROPOSED,
          EventKind.APPROVED,
          EventKind.SENT_BACK,
          EventKind.SUPPLEMENTED,
          EventKind.WITHDRAWN);

  private final MessageSource messages;

  NoticeTexts(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public List<NoticeTemplate> templates() {
    List<NoticeTemplate> templates = new ArrayList<>();
    for (String lang : List.of("vi", "en")) {
      for (EventKind kind : APPLICANT) {
        NoticeTemplate text = text(kind.name(), kind.action(), lang);
        templates.add(text);
        templates.add(
            new NoticeTemplate(text.event(), Channel.EMAIL, lang, text.subject(), text.body()));
      }
      for (EventKind kind : OFFICERS) {
        templates.add(text(kind.name() + Tidings.STAFF, kind.action() + Tidings.STAFF, lang));
      }
      for (Tidings.PartNews news : Tidings.PartNews.values()) {
        templates.add(text(news.text(), news.event(), lang));
      }
      for (Tidings.Reminder reminder : Tidings.Reminder.values()) {
        templates.add(text(reminder.name() + Tidings.STAFF, reminder.event(), lang));
      }
    }
    return templates;
  }

  private NoticeTemplate text(String name, String event, String lang) {
    String key = "dossiers.notice." + name;
    return new NoticeTemplate(
        event,
        Channel.IN_APP,
        lang,
        messages.getMessage(key + ".subject", null, Locale.of(lang)),
        messages.getMessage(key + ".body", null, Locale.of(lang)));
  }
}
