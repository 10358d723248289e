package vn.lienthong.worktime;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;

/** What every act on the calendar leaves behind. */
@Component
class CalendarActs {
  /** The calendar counts for the whole province, so acts are of its root. */
  static final String PROVINCE = "/";

  private final AuditApi audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CalendarActs(AuditApi audit, ApplicationEventPublisher events, Clock clock) {
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  record Ground(@Nullable Object before, @Nullable Object after, @Nullable String basis) {}

  void record(String action, String id, CurrentUser who, Ground ground) {
    audit.record(
        new AuditEvent(
            action,
            "calendar",
            id,
            who,
            PROVINCE,
            ground.before(),
            ground.after(),
            ground.basis()));
  }

  void tell(WorkCalendarPublished event) {
    events.publishEvent(event);
  }

  Instant now() {
    return clock.instant();
  }
}
