package vn.lienthong.proactive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.PreparedFiling;
import vn.lienthong.dossiers.PreparedFilings;
import vn.lienthong.identity.CitizenSummary;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.notifications.Notice;
import vn.lienthong.notifications.NotificationsApi;
import vn.lienthong.notifications.Recipient;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/**
 * Does for one citizen what a rule says, once (NĐ 224/2026/NĐ-CP Art. 16). Where a filing cannot be
 * completed by itself, it is prepared as a draft and the reason is kept.
 */
@Service
class Serving {
  private static final int EXECUTES = 4;
  private static final int PREPARES = 2;

  private final DoneRepository done;
  private final PreparedFilings filings;
  private final IdentityApi identity;
  private final NotificationsApi notifications;
  private final AuditApi audit;
  private final MessageSource messages;
  private final Clock clock;

  Serving(
      DoneRepository done,
      PreparedFilings filings,
      IdentityApi identity,
      NotificationsApi notifications,
      AuditApi audit,
      MessageSource messages,
      Clock clock) {
    this.done = done;
    this.filings = filings;
    this.identity = identity;
    this.notifications = notifications;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** Whether something was done now; nothing for strangers, for those who refuse, or twice. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public boolean serve(Rule rule, Hit hit) {
    Optional<CitizenSummary> known = identity.citizenByNumber(hit.owner());
    if (known.isEmpty() || done.refuses(known.get().id())) {
      return false;
    }
    CitizenSummary citizen = known.get();
    UUID id = Ids.next();
    Instant now = clock.instant();
    if (!done.insert(rule, hit, id, citizen.id(), now)) {
      return false;
    }
    String event = "proactive.reminded";
    if (rule.level() >= PREPARES) {
      event = prepare(rule, hit, id, citizen);
    }
    notifications.notify(
        new Notice(
            event,
            new Recipient(
                Recipient.Kind.CITIZEN, citizen.id(), citizen.email(), citizen.phone(), "vi"),
            Map.of("title", rule.title(), "text", rule.text(), "why", hit.why()),
            "/proactive/mine",
            id.toString()));
    audit.record(
        new AuditEvent(
            "proactive.served",
            "proactive-service",
            id.toString(),
            CurrentUser.SYSTEM,
            null,
            null,
            Map.of("rule", rule.code(), "level", rule.level(), "event", event),
            rule.legalBasis()));
    return true;
  }

  private String prepare(Rule rule, Hit hit, UUID id, CitizenSummary citizen) {
    PreparedFiling filing = filing(rule, rule.procedureCode(), hit, citizen);
    if (rule.level() == EXECUTES) {
      List<String> lacking = filings.lacking(filing);
      if (lacking.isEmpty()) {
        Dossier dossier = filings.file(filing, user(citizen));
        done.executed(
            id,
            dossier.id(),
            dossier.code(),
            clock.instant().plus(Duration.ofHours(rule.undoHours())));
        return "proactive.executed";
      }
      String note =
          messages.getMessage(
              "proactive.lacking",
              new Object[] {String.join("; ", lacking)},
              java.util.Locale.of("vi"));
      done.drafted(
          id, filings.draft(filing, citizen.id()).orElse(null), rule.procedureCode(), note);
      return "proactive.prepared";
    }
    done.drafted(id, filings.draft(filing, citizen.id()).orElse(null), rule.procedureCode(), null);
    return "proactive.prepared";
  }

  PreparedFiling filing(Rule rule, String procedure, Hit hit, CitizenSummary citizen) {
    return new PreparedFiling(
        procedure,
        procedure.equals(rule.procedureCode()) ? rule.agency() : null,
        Sources.fill(rule.prefill(), citizen, hit.item()),
        filings.papers(procedure, citizen.identityNumber()));
  }

  static CurrentUser user(CitizenSummary citizen) {
    return new CurrentUser(
        CurrentUser.Kind.CITIZEN,
        citizen.id(),
        citizen.name(),
        citizen.identityNumber(),
        List.of());
  }
}
