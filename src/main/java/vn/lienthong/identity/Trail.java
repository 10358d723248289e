package vn.lienthong.identity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;

/** Leaves the entries of this module in the audit. */
@Component
class Trail {
  private final AuditApi audit;

  Trail(AuditApi audit) {
    this.audit = audit;
  }

  /** The holder of the account did it, or somebody with its name and password. */
  void own(String action, StaffAccount account, Map<String, ?> facts) {
    CurrentUser holder =
        new CurrentUser(
            CurrentUser.Kind.STAFF, account.personId(), account.personName(), null, List.of());
    record(action, "staff-account", account.id().toString(), holder, facts);
  }

  /** Somebody who has not shown to be the holder. */
  void stranger(String action, StaffAccount account, Map<String, ?> facts) {
    record(action, "staff-account", account.id().toString(), CurrentUser.ANONYMOUS, facts);
  }

  /** A rule did it, nobody in person. */
  void system(String action, StaffAccount account, Map<String, ?> facts) {
    record(action, "staff-account", account.id().toString(), CurrentUser.SYSTEM, facts);
  }

  void record(
      String action,
      String objectType,
      String objectId,
      CurrentUser who,
      @Nullable Map<String, ?> facts) {
    audit.record(new AuditEvent(action, objectType, objectId, who, null, null, facts, null));
  }
}
