package vn.lienthong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.jobs.RecurringJob;

/**
 * Shuts accounts that nobody has used for as many days as the policy {@code idle.disable} says. The
 * accounts that the sign-in page of the demonstration offers stay open.
 */
@Component
class IdleAccounts {
  private final JdbcClient jdbc;
  private final Policies policies;
  private final OpenAccess access;
  private final Principals principals;
  private final Trail trail;
  private final ObjectProvider<DemonstrationAccounts> demonstration;
  private final Clock clock;

  IdleAccounts(
      JdbcClient jdbc,
      Policies policies,
      OpenAccess access,
      Principals principals,
      Trail trail,
      ObjectProvider<DemonstrationAccounts> demonstration,
      Clock clock) {
    this.jdbc = jdbc;
    this.policies = policies;
    this.access = access;
    this.principals = principals;
    this.trail = trail;
    this.demonstration = demonstration;
    this.clock = clock;
  }

  /** How many accounts it has shut. */
  @Transactional
  public int disable() {
    Instant now = clock.instant();
    Instant last = now.atZone(Vietnam.ZONE).minus(policies.period("idle.disable")).toInstant();
    List<StaffAccount> idle =
        jdbc.sql(
                """
                update identity.staff_account set disabled_at = :now
                where disabled_at is null and username <> all (:kept)
                  and greatest(created_at, last_sign_in_at, opened_at) < :last
                returning *
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("last", last.atOffset(ZoneOffset.UTC))
            .param("kept", offered().toArray(String[]::new))
            .query(StaffAccounts::row)
            .list();
    for (StaffAccount account : idle) {
      access.end(account.personId(), null);
      principals.forget(account.personId());
      trail.system(
          "identity.account-disabled",
          account,
          Map.of("username", account.username(), "reason", "idle.disable"));
    }
    return idle.size();
  }

  private List<String> offered() {
    return demonstration.stream()
        .flatMap(source -> source.accounts().stream())
        .map(DemonstrationAccounts.Account::username)
        .toList();
  }

  @Configuration(proxyBeanMethods = false)
  static class Jobs {
    @Bean
    RecurringJob disableIdleAccounts(IdleAccounts accounts) {
      return new RecurringJob("identity.disable-idle", Duration.ofHours(1), accounts::disable);
    }
  }
}
