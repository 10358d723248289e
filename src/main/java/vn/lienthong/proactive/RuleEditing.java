package vn.lienthong.proactive;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Rules are written without code: saved as a draft, checked, set in force, ended. */
@Service
class RuleEditing {
  private final RuleRepository rules;
  private final RuleChecks checks;
  private final AuditApi audit;
  private final Clock clock;

  RuleEditing(RuleRepository rules, RuleChecks checks, AuditApi audit, Clock clock) {
    this.rules = rules;
    this.checks = checks;
    this.audit = audit;
    this.clock = clock;
  }

  Rule get(UUID id) {
    return rules.find(id).orElseThrow(() -> new AppException(ProactiveErrors.NO_SUCH_RULE));
  }

  /** A rule in force stays in force with its new words if it still passes the check. */
  @Transactional
  public UUID save(@Nullable UUID id, Rule typed, CurrentUser editor) {
    if (typed.code().isBlank() || typed.title().isBlank() || typed.text().isBlank()) {
      throw new AppException(ProactiveErrors.REQUIRED, "code, title, text");
    }
    if (id == null) {
      if (!typed.code().matches("[A-Z0-9-]{3,40}") || rules.taken(typed.code())) {
        throw new AppException(ProactiveErrors.REQUIRED, typed.code());
      }
      Rule fresh = stamped(typed, Ids.next(), 1, Rule.State.DRAFT, editor);
      rules.insert(fresh);
      audited("proactive.rule-saved", fresh, null, editor);
      return fresh.id();
    }
    Rule before = get(id);
    Rule next = stamped(typed, id, before.version(), before.state(), editor);
    if (before.state() == Rule.State.ACTIVE) {
      requireFaultless(next);
    }
    rules.update(next);
    audited("proactive.rule-saved", next, before, editor);
    return id;
  }

  @Transactional
  public void activate(UUID id, CurrentUser editor) {
    Rule before = get(id);
    requireFaultless(before);
    Rule next = stamped(before, id, before.version(), Rule.State.ACTIVE, editor);
    rules.update(next);
    audited("proactive.rule-activated", next, before, editor);
  }

  @Transactional
  public void end(UUID id, CurrentUser editor) {
    Rule before = get(id);
    Rule next = stamped(before, id, before.version(), Rule.State.ENDED, editor);
    rules.update(next);
    audited("proactive.rule-ended", next, before, editor);
  }

  boolean faultless(UUID id) {
    return checks.faults(get(id)).isEmpty();
  }

  private void requireFaultless(Rule rule) {
    List<RuleChecks.Fault> faults = checks.faults(rule);
    if (!faults.isEmpty()) {
      throw new AppException(ProactiveErrors.FAULTY, rule.code());
    }
  }

  private Rule stamped(Rule r, UUID id, int version, Rule.State state, CurrentUser editor) {
    return new Rule(
        id,
        version,
        r.code(),
        r.title(),
        r.text(),
        r.level(),
        r.trigger(),
        r.kind(),
        r.years(),
        r.days(),
        r.procedureCode(),
        r.options(),
        r.prefill(),
        r.agency(),
        r.undoHours(),
        r.validFrom(),
        r.validUntil(),
        r.legalBasis(),
        state,
        clock.instant(),
        editor.name());
  }

  private void audited(String action, Rule rule, @Nullable Rule before, CurrentUser editor) {
    audit.record(
        new AuditEvent(
            action, "proactive-rule", rule.code(), editor, null, before, rule, rule.legalBasis()));
  }
}
