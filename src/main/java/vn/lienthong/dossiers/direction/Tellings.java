package vn.lienthong.dossiers.direction;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.notifications.Channel;
import vn.lienthong.notifications.Notice;
import vn.lienthong.notifications.NoticeTemplate;
import vn.lienthong.notifications.NotificationsApi;
import vn.lienthong.notifications.Recipient;
import vn.lienthong.notifications.TemplateSource;
import vn.lienthong.shared.Vietnam;

/** Tells members of staff of directions, answers and the ladder; each of them once. */
@Component
class Tellings implements TemplateSource {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");
  private static final List<String> EVENTS =
      List.of("directed", "direction-answered", "due-soon", "overdue");

  private final NotificationsApi notifications;
  private final MessageSource messages;

  Tellings(NotificationsApi notifications, MessageSource messages) {
    this.notifications = notifications;
    this.messages = messages;
  }

  void directed(Dossier dossier, Directive directive, Collection<UUID> people) {
    Map<String, String> values = new HashMap<>();
    values.put("leader", directive.givenByName());
    values.put("text", directive.text());
    values.put("answerBy", MOMENT.format(directive.dueAt().atZone(Vietnam.ZONE)));
    tell("directed", dossier, values, people, directive.id().toString());
  }

  void answered(Dossier dossier, Directive directive) {
    if (directive.givenBy() != null) {
      Map<String, String> values = new HashMap<>();
      values.put("officer", String.valueOf(directive.answeredBy()));
      values.put("answer", String.valueOf(directive.answer()));
      tell(
          "direction-answered",
          dossier,
          values,
          List.of(directive.givenBy()),
          directive.id().toString());
    }
  }

  void escalated(Dossier dossier, LadderLevel level, Instant due, Collection<UUID> people) {
    Map<String, String> values = new HashMap<>();
    values.put("level", level.name());
    values.put("due", MOMENT.format(due.atZone(Vietnam.ZONE)));
    values.put("agency", dossier.organisations().competent().name());
    tell(
        level.days() < 0 ? "due-soon" : "overdue",
        dossier,
        values,
        people,
        dossier.id() + ":" + due + ":" + level.id());
  }

  private void tell(
      String event,
      Dossier dossier,
      Map<String, String> more,
      Collection<UUID> people,
      String key) {
    Map<String, String> values = new HashMap<>(more);
    values.put("code", dossier.code());
    values.put("procedure", dossier.procedure().name());
    for (UUID person : people) {
      notifications.notify(
          new Notice(
              "dossiers." + event + "-staff",
              new Recipient(Recipient.Kind.STAFF, person, null, null, "vi"),
              values,
              "/dossiers/" + dossier.id() + "/direction",
              key));
    }
  }

  @Override
  public List<NoticeTemplate> templates() {
    List<NoticeTemplate> templates = new ArrayList<>();
    for (String lang : List.of("vi", "en")) {
      for (String event : EVENTS) {
        String key = "dossiers.direction.notice." + event;
        templates.add(
            new NoticeTemplate(
                "dossiers." + event + "-staff",
                Channel.IN_APP,
                lang,
                text(key + ".subject", lang),
                text(key + ".body", lang)));
      }
    }
    return templates;
  }

  private String text(String key, String lang) {
    return String.valueOf(messages.getMessage(key, null, Locale.of(lang)));
  }
}
