package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.CurrentUser;

/**
 * Somebody about to do something to a dossier, already checked: the dossier as it stands, the
 * person, the post that gives the authority (none for a citizen), the moment.
 */
record Act(Dossier dossier, CurrentUser user, CurrentUser.@Nullable Post post, Instant at) {

  /** What is to be written down about it. */
  record Record(EventKind kind, String note, Map<String, String> details) {
    static Record of(EventKind kind, @Nullable String note) {
      return new Record(kind, note == null ? "" : note.strip(), Map.of());
    }

    Record with(Map<String, String> details) {
      return new Record(kind, note, details);
    }
  }

  String who() {
    return user.name();
  }
}
