package vn.lienthong.proactive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.notifications.Channel;
import vn.lienthong.notifications.NoticeTemplate;
import vn.lienthong.notifications.TemplateSource;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

/** The menu entry, and the first wording of what citizens are told. */
@Component
class ProactiveMenu implements MenuSource, TemplateSource {
  private static final List<String> EVENTS = List.of("reminded", "prepared", "executed");

  private final MessageSource messages;

  ProactiveMenu(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    return user.may(RuleController.VIEW)
        ? List.of(
            new Entry("shared.menu.procedures", 371, "proactive.menu.rules", "/proactive", null))
        : List.of();
  }

  @Override
  public List<NoticeTemplate> templates() {
    List<NoticeTemplate> templates = new ArrayList<>();
    for (String event : EVENTS) {
      for (String lang : List.of("vi", "en")) {
        String subject = text(event + ".subject", lang);
        String body = text(event + ".body", lang);
        templates.add(
            new NoticeTemplate("proactive." + event, Channel.IN_APP, lang, subject, body));
        templates.add(new NoticeTemplate("proactive." + event, Channel.EMAIL, lang, subject, body));
      }
    }
    return templates;
  }

  private String text(String key, String lang) {
    return messages.getMessage("proactive.notice." + key, null, Locale.of(lang));
  }
}
