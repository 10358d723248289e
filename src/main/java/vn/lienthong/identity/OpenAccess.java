package vn.lienthong.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.session.SessionStore;

/**
 * All by which somebody goes on without signing in again: the sessions of browsers, and what other
 * systems were given in their name.
 */
@Component
class OpenAccess {
  private final SessionStore sessions;
  private final ApplicationEventPublisher events;

  OpenAccess(SessionStore sessions, ApplicationEventPublisher events) {
    this.sessions = sessions;
    this.events = events;
  }

  /** Ends one session and what others were given, whichever session gave it; false without one. */
  boolean endOne(UUID personId, UUID handle) {
    boolean ended = sessions.end(personId, handle);
    if (ended) {
      events.publishEvent(new AccessEnded(personId));
    }
    return ended;
  }

  /** Ends it, but for the session given when there is one; how many sessions ended. */
  int end(UUID personId, @Nullable String keep) {
    events.publishEvent(new AccessEnded(personId));
    return sessions.endAll(personId, keep);
  }
}
