package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/** The clerk issues the approved result and hands it over to the counter. */
@Service
public class DossierResult {
  private final Authority authority;
  private final Desks desks;
  private final ResultRepository results;
  private final ResultChecks checks;
  private final LinkedParts parts;
  private final DossierAttachments uploads;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final ApplicationEventPublisher events;

  DossierResult(
      Authority authority,
      Desks desks,
      ResultRepository results,
      ResultChecks checks,
      LinkedParts parts,
      DossierAttachments uploads,
      Chronicle chronicle,
      Tidings tidings,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.desks = desks;
    this.results = results;
    this.checks = checks;
    this.parts = parts;
    this.uploads = uploads;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.events = events;
  }

  /**
   * The document to issue.
   *
   * @param issuedOn day on the document; null is today
   * @param reason why it is refused, as the applicant reads it on Form 03 (Decree 61/2018/NĐ-CP
   *     Art. 19.8); null where it is granted
   * @param ground the law that the refusal rests on; null where none was named
   */
  public record Issue(
      ResultDocument.Outcome outcome,
      String number,
      String title,
      String signer,
      @Nullable LocalDate issuedOn,
      @Nullable UUID fileId,
      @Nullable String reason,
      @Nullable String ground) {

    public Issue(
        ResultDocument.Outcome outcome,
        String number,
        String title,
        String signer,
        @Nullable LocalDate issuedOn,
        @Nullable UUID fileId) {
      this(outcome, number, title, signer, issuedOn, fileId, null, null);
    }

    /** The same with another file. */
    Issue with(UUID file) {
      return new Issue(outcome, number, title, signer, issuedOn, file, reason, ground);
    }

    /** What the history keeps of it: of a refusal the reason and the ground too. */
    Map<String, String> details() {
      Map<String, String> kept = new LinkedHashMap<>();
      kept.put("number", number.strip());
      kept.put("outcome", outcome.name());
      if (outcome == ResultDocument.Outcome.REFUSED) {
        kept.put("reason", Required.text(reason, "reason"));
        kept.putAll(Required.given("ground", ground));
      }
      return kept;
    }
  }

  /** The dossier is handled: the deadline is met or missed at this moment. */
  @Transactional
  public Dossier issue(UUID id, @Nullable Integer seen, Issue issue, CurrentUser clerk) {
    return issue(authority.begin(id, seen, DossierAction.ISSUE, clerk), issue);
  }

  /** As above, for an act that is already checked. */
  @Transactional(propagation = Propagation.MANDATORY)
  Dossier issue(Act act, Issue issue) {
    CurrentUser clerk = act.user();
    Dossier d = act.dossier();
    UUID id = d.id();
    parts.requireEnded(d);
    LocalDate on =
        issue.issuedOn() == null ? LocalDate.ofInstant(act.at(), Vietnam.ZONE) : issue.issuedOn();
    ResultDocument document =
        new ResultDocument(
            Ids.next(),
            id,
            issue.outcome(),
            Required.text(issue.number(), "number"),
            Required.text(issue.title(), "title"),
            Required.text(issue.signer(), "signer"),
            on,
            issue.fileId(),
            act.at(),
            act.who(),
            null,
            null,
            null);
    if (issue.fileId() != null) {
      uploads.claim(List.of(issue.fileId()), clerk, id);
    }
    results.insert(document, clerk.id());
    checks.code(d, document);
    Dossier handled = d.move(DossierStatus.HANDLED);
    Dossier after =
        handled
            .with(handled.states().with(States.Handover.READY))
            .with(d.times().finished(act.at(), null))
            .at(desks.after(d, ActionKind.ISSUE, act.at()));
    Dossier saved =
        chronicle.change(
            act, after, Act.Record.of(EventKind.RESULT_ISSUED, "").with(issue.details()));
    tidings.applicant(saved, EventKind.RESULT_ISSUED);
    events.publishEvent(new DossierHandled(DossierFact.of(saved, act.at()), document.id()));
    return saved;
  }
}
