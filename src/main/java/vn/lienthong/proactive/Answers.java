package vn.lienthong.proactive;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.HeldFilings;
import vn.lienthong.dossiers.PreparedFilings;
import vn.lienthong.identity.CitizenSummary;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.store.StoreApi;
import vn.lienthong.store.StoreItem;

/** What citizens answer: confirm, refuse, adjust; and whether they want any of it at all. */
@Service
class Answers {
  private final DoneRepository done;
  private final RuleRepository rules;
  private final Serving serving;
  private final PreparedFilings filings;
  private final HeldFilings held;
  private final IdentityApi identity;
  private final StoreApi store;
  private final AuditApi audit;
  private final Clock clock;

  Answers(
      DoneRepository done,
      RuleRepository rules,
      Serving serving,
      PreparedFilings filings,
      HeldFilings held,
      IdentityApi identity,
      StoreApi store,
      AuditApi audit,
      Clock clock) {
    this.done = done;
    this.rules = rules;
    this.serving = serving;
    this.filings = filings;
    this.held = held;
    this.identity = identity;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  Done own(UUID id, CurrentUser citizen) {
    return done.find(id, citizen.requireId())
        .orElseThrow(() -> new AppException(ProactiveErrors.NO_SUCH_SERVICE));
  }

  /** Agreed: an execution is released; a draft is the citizen's to finish. */
  @Transactional
  public Done confirm(UUID id, CurrentUser citizen) {
    Done one = own(id, citizen);
    answer(one, Done.State.CONFIRMED, citizen);
    if (one.dossierId() != null) {
      held.release(one.dossierId());
    }
    return one;
  }

  /** Everything stands as before: the filing never was, an untouched draft is gone. */
  @Transactional
  public void refuse(UUID id, CurrentUser citizen) {
    Done one = own(id, citizen);
    answer(one, Done.State.REFUSED, citizen);
    restore(one, citizen);
  }

  /** The execution is undone and becomes a draft to change; the address of the draft. */
  @Transactional
  public UUID adjust(UUID id, @Nullable String procedure, CurrentUser citizen) {
    Done one = own(id, citizen);
    Rule rule =
        rules.find(one.ruleId()).orElseThrow(() -> new AppException(ProactiveErrors.NO_SUCH_RULE));
    String wanted = procedure == null ? one.procedureCode() : procedure;
    boolean offered =
        wanted.equals(rule.procedureCode())
            || rule.options().stream().anyMatch(option -> option.procedure().equals(wanted));
    if (!offered) {
      throw new AppException(ProactiveErrors.NO_SUCH_SERVICE);
    }
    answer(one, Done.State.ADJUSTED, citizen);
    boolean keeps =
        one.draftId() != null && wanted.equals(one.procedureCode()) && filings.has(one.draftId());
    if (keeps && one.draftId() != null) {
      return one.draftId();
    }
    restore(one, citizen);
    CitizenSummary who =
        identity
            .citizen(citizen.requireId())
            .orElseThrow(() -> new AppException(ProactiveErrors.NO_SUCH_SERVICE));
    StoreItem item =
        one.itemId() == null
            ? null
            : store.all(java.util.List.of(one.itemId())).stream().findFirst().orElse(null);
    Optional<UUID> draft =
        filings.draft(
            serving.filing(rule, wanted, new Hit("", who.identityNumber(), one.why(), item), who),
            who.id());
    done.drafted(id, draft.orElse(null), wanted, one.note());
    return draft.orElseThrow(() -> new AppException(ProactiveErrors.ANSWERED));
  }

  private void restore(Done one, CurrentUser citizen) {
    if (one.dossierId() != null) {
      held.undo(one.dossierId(), one.title(), citizen);
    } else if (one.draftId() != null) {
      filings.discard(one.draftId(), one.account());
    }
  }

  /** Nobody said a word until the time was over: the execution goes on its way. */
  @Transactional
  public void lapse(Done one) {
    if (done.answer(one.id(), Done.State.LAPSED, clock.instant()) && one.dossierId() != null) {
      held.release(one.dossierId());
      audited(one, Done.State.LAPSED, CurrentUser.SYSTEM);
    }
  }

  private void answer(Done one, Done.State state, CurrentUser citizen) {
    if (!done.answer(one.id(), state, clock.instant())) {
      throw new AppException(ProactiveErrors.ANSWERED);
    }
    audited(one, state, citizen);
  }

  private void audited(Done one, Done.State state, CurrentUser who) {
    audit.record(
        new AuditEvent(
            "proactive.answered",
            "proactive-service",
            one.id().toString(),
            who,
            null,
            Map.of("state", one.state().name()),
            Map.of("state", state.name()),
            one.legalBasis()));
  }

  /** Art. 17.3: none of it any more, or again from now on. */
  @Transactional
  public void prefer(boolean refused, CurrentUser citizen) {
    done.refuse(citizen.requireId(), refused, clock.instant());
    audit.record(
        new AuditEvent(
            "proactive.preferred",
            "proactive-service",
            citizen.requireId().toString(),
            citizen,
            null,
            null,
            Map.of("refused", refused),
            "NĐ 224/2026/NĐ-CP, Điều 17 khoản 3"));
  }
}
