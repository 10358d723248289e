package vn.lienthong.notifications;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;

@Service
class TemplateEditing {
  private static final String PROVINCE = "/";

  private final Templates templates;
  private final AuditApi audit;
  private final Clock clock;

  TemplateEditing(Templates templates, AuditApi audit, Clock clock) {
    this.templates = templates;
    this.audit = audit;
    this.clock = clock;
  }

  /** Stores the wording; false when somebody else edited it since {@code version}. */
  @Transactional
  public boolean store(NoticeTemplate text, int version, CurrentUser who) {
    who.require(OutboxDesk.EDIT, PROVINCE);
    Object before =
        templates
            .edited(text.event(), text.channel(), text.lang())
            .<Object>map(Templates.Edited::text)
            .orElse("");
    if (!templates.store(text, version, clock.instant(), who.name())) {
      return false;
    }
    audit.record(
        new AuditEvent(
            "notifications.template-edited",
            "template",
            text.event() + "/" + text.channel() + "/" + text.lang(),
            who,
            PROVINCE,
            before,
            text,
            null));
    return true;
  }
}
