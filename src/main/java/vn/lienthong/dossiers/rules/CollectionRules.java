package vn.lienthong.dossiers.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/**
 * When fees are collected, by procedure and channel. A rule that has begun is never written anew:
 * its successor ends it, and what was asked for under it stays as it was asked.
 */
@Service
class CollectionRules {
  static final String EDIT = "dossiers.control";
  private static final String PROVINCE = "/";
  private static final int LONGEST = 500;

  private final JdbcClient jdbc;
  private final ProceduresApi procedures;
  private final AuditApi audit;
  private final Clock clock;

  CollectionRules(JdbcClient jdbc, ProceduresApi procedures, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.procedures = procedures;
    this.audit = audit;
    this.clock = clock;
  }

  LocalDate today() {
    return Vietnam.today(clock);
  }

  /** All of them: the general ones first, of the same scope the newest first. */
  List<CollectionRule> all() {
    return jdbc.sql(
            """
            select * from dossiers.collection_rule
            order by procedure_code <> '*', procedure_code, channel <> '*', channel,
              valid_from desc
            """)
        .query(CollectionRules::row)
        .list();
  }

  /** Name of the procedure that has the code today. */
  Optional<String> procedure(String code) {
    return procedures.inForce(code, today()).map(version -> version.content().name());
  }

  /**
   * A rule from its day on, until the next one for the same that is known already.
   *
   * @throws AppException with one of {@link RuleErrors}
   */
  @Transactional
  public void put(CollectionRule fresh, CurrentUser user) {
    user.require(EDIT, PROVINCE);
    if (fresh.basis().isBlank() || fresh.basis().length() > LONGEST) {
      throw new AppException(RuleErrors.RULE_INCOMPLETE);
    }
    if (!fresh.from().isAfter(today())) {
      throw new AppException(RuleErrors.RULE_BEGUN);
    }
    if (!fresh.procedure().equals(CollectionRule.ALL) && procedure(fresh.procedure()).isEmpty()) {
      throw new AppException(RuleErrors.RULE_PROCEDURE, fresh.procedure());
    }
    lock();
    List<CollectionRule> same = all().stream().filter(fresh::sameScope).toList();
    if (same.stream().anyMatch(rule -> rule.from().equals(fresh.from()))) {
      throw new AppException(RuleErrors.RULE_DAY_TAKEN);
    }
    CollectionRule before =
        same.stream().filter(rule -> rule.from().isBefore(fresh.from())).findFirst().orElse(null);
    if (before != null && (before.to() == null || !before.to().isBefore(fresh.from()))) {
      end(before, fresh.from().minusDays(1));
    }
    insert(fresh);
    record("dossiers.collection-set", fresh, before, fresh, user);
  }

  /** Takes back a rule that has not begun; the one before it holds on. */
  @Transactional
  public void withdraw(String procedure, String channel, LocalDate from, CurrentUser user) {
    user.require(EDIT, PROVINCE);
    lock();
    CollectionRule gone = get(procedure, channel, from);
    if (!from.isAfter(today())) {
      throw new AppException(RuleErrors.RULE_BEGUN);
    }
    scoped(gone, "delete from dossiers.collection_rule where").param("from", gone.from()).update();
    all().stream()
        .filter(gone::sameScope)
        .filter(rule -> from.minusDays(1).equals(rule.to()))
        .findFirst()
        .ifPresent(before -> end(before, gone.to()));
    record("dossiers.collection-withdrawn", gone, gone, null, user);
  }

  /**
   * Ends a special rule with this day, so that the more general one holds from tomorrow on; the
   * rule for everything is only followed by another.
   */
  @Transactional
  public void end(String procedure, String channel, LocalDate from, CurrentUser user) {
    user.require(EDIT, PROVINCE);
    lock();
    CollectionRule rule = get(procedure, channel, from);
    if (rule.forAll()) {
      throw new AppException(RuleErrors.RULE_FOR_ALL);
    }
    if (RuleTime.of(rule.from(), rule.to(), today()) != RuleTime.NOW) {
      throw new AppException(RuleErrors.RULE_BEGUN);
    }
    end(rule, today());
    record("dossiers.collection-ended", rule, rule, get(procedure, channel, from), user);
  }

  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('dossiers.collection_rule'))")
        .query()
        .singleRow();
  }

  private CollectionRule get(String procedure, String channel, LocalDate from) {
    return all().stream()
        .filter(rule ->
            rule.procedure().equals(procedure)
                && rule.channel().equals(channel)
                && rule.from().equals(from))
        .findFirst()
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  private void end(CollectionRule rule, @Nullable LocalDate last) {
    scoped(rule, "update dossiers.collection_rule set valid_to = cast(:to as date) where")
        .param("from", rule.from())
        .param("to", last)
        .update();
  }

  private JdbcClient.StatementSpec scoped(CollectionRule rule, String act) {
    return jdbc.sql(
            act + " procedure_code = :procedure and channel = :channel and valid_from = :from")
        .param("procedure", rule.procedure())
        .param("channel", rule.channel());
  }

  private void insert(CollectionRule fresh) {
    jdbc.sql(
            """
            insert into dossiers.collection_rule (procedure_code, channel, valid_from, valid_to,
              collection, basis)
            values (:procedure, :channel, :from,
              (select min(valid_from) - 1 from dossiers.collection_rule
                where procedure_code = :procedure and channel = :channel and valid_from > :from),
              :collection, :basis)
            """)
        .param("procedure", fresh.procedure())
        .param("channel", fresh.channel())
        .param("from", fresh.from())
        .param("collection", fresh.collection().name())
        .param("basis", fresh.basis())
        .update();
  }

  private void record(
      String action,
      CollectionRule rule,
      @Nullable CollectionRule before,
      @Nullable CollectionRule after,
      CurrentUser user) {
    String id = rule.procedure() + " " + rule.channel();
    audit.record(
        new AuditEvent(action, "collection-rule", id, user, PROVINCE, before, after, rule.basis()));
  }

  private static CollectionRule row(ResultSet row, int number) throws SQLException {
    return new CollectionRule(
        row.getString("procedure_code"),
        row.getString("channel"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        CollectionTime.valueOf(row.getString("collection")),
        row.getString("basis"));
  }
}
