package vn.lienthong.identity.policy;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;

/** A new value, with its audit entry. */
@Component
class PolicyChanges {
  private final Policies policies;
  private final AuditApi audit;

  PolicyChanges(Policies policies, AuditApi audit) {
    this.policies = policies;
    this.audit = audit;
  }

  @Transactional
  public void change(PolicyRow before, PolicyRow after, CurrentUser by) {
    policies.change(after);
    audit.record(
        new AuditEvent(
            "identity.policy-changed",
            "policy",
            after.code(),
            by,
            null,
            before,
            after,
            after.basis()));
  }
}
