package vn.lienthong.backup;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.CurrentUser;

/** What was done with a backup, in the audit log. */
@Component
class BackupTrail {
  private final AuditApi audit;
  private final TransactionTemplate transaction;

  BackupTrail(AuditApi audit, PlatformTransactionManager transactions) {
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  void record(String action, String object, Manifest manifest) {
    transaction.executeWithoutResult(status ->
        audit.record(
            new AuditEvent(
                action,
                "backup.manifest",
                object,
                CurrentUser.SYSTEM,
                null,
                null,
                Map.of("rows", manifest.rows(), "contents", manifest.contents()),
                null)));
  }
}
