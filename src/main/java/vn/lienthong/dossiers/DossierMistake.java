package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/**
 * Wrong and missing results (NĐ 61/2018/NĐ-CP Art. 21): the applicant or an officer reports, a
 * leader decides whose fault it is, the clerk issues the right one. The agency at fault pays; the
 * applicant is asked for nothing. The new result stands in the place of the earlier one, both are
 * kept, and the public check of the earlier one says so.
 */
@Service
public class DossierMistake {
  public static final String DECIDES = "dossiers.approve";
  public static final String ISSUES = "dossiers.issue";
  private static final List<String> REPORTS =
      List.of("dossiers.return", ISSUES, DECIDES, "dossiers.process", "dossiers.assign");

  private final Authority authority;
  private final ResultReportRepository reports;
  private final ResultRepository results;
  private final ResultChecks checks;
  private final TransferRepository transfers;
  private final Desks desks;
  private final DossierAttachments uploads;
  private final Chronicle chronicle;
  private final Tidings tidings;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;

  DossierMistake(
      Authority authority,
      ResultReportRepository reports,
      ResultRepository results,
      ResultChecks checks,
      TransferRepository transfers,
      Desks desks,
      DossierAttachments uploads,
      Chronicle chronicle,
      Tidings tidings,
      AuditApi audit,
      ApplicationEventPublisher events) {
    this.authority = authority;
    this.reports = reports;
    this.results = results;
    this.checks = checks;
    this.transfers = transfers;
    this.desks = desks;
    this.uploads = uploads;
    this.chronicle = chronicle;
    this.tidings = tidings;
    this.audit = audit;
    this.events = events;
  }

  /** What the user may do about the result of the dossier now; who signs, reissues by that. */
  public record May(boolean report, boolean decide, boolean reissue, boolean sign) {}

  /** A reissue that is already checked. */
  record Reissue(
      Dossier dossier, ResultReport report, CurrentUser who, CurrentUser.@Nullable Post post) {}

  /**
   * The decision of a leader.
   *
   * @param atFault the competent agency or the counter, whichever made the mistake
   * @param cost of the correction in đồng, borne by it
   */
  public record Verdict(
      boolean accepted,
      @Nullable Fault atFault,
      @Nullable Long cost,
      @Nullable Instant fixBy,
      String text) {}

  /** Which of the two agencies of a dossier is at fault. */
  public enum Fault {
    AGENCY,
    CENTRE;

    Place place(Dossier d) {
      return switch (this) {
        case AGENCY -> d.organisations().competent();
        case CENTRE -> d.organisations().received();
      };
    }

    /** Message key. */
    public String label() {
      return "dossiers.mistake.fault." + name();
    }
  }

  private record Standing(
      ResultReport.Kind kind,
      ResultReport.State state,
      @Nullable String fault,
      @Nullable Long cost) {}

  public static boolean possible(DossierStatus status) {
    return status == DossierStatus.HANDLED || status == DossierStatus.RETURNED;
  }

  public May may(Dossier d, @Nullable ResultReport open, CurrentUser user) {
    String agency = d.organisations().competent().path();
    boolean ended = possible(d.status());
    return new May(
        ended && open == null && reporter(d, user),
        open != null && open.state() == ResultReport.State.REPORTED && user.may(DECIDES, agency),
        ended
            && open != null
            && open.state() == ResultReport.State.ACCEPTED
            && user.may(ISSUES, agency),
        ended
            && open != null
            && open.state() == ResultReport.State.ACCEPTED
            && user.may(DECIDES, agency));
  }

  private static boolean reporter(Dossier d, CurrentUser user) {
    return Authority.owns(d, user)
        || REPORTS.stream()
            .anyMatch(p ->
                user.may(p, d.organisations().received().path())
                    || user.may(p, d.organisations().handling().path())
                    || user.may(p, d.organisations().competent().path()));
  }

  @Transactional
  public ResultReport report(
      UUID dossier, ResultReport.Kind kind, String description, CurrentUser user) {
    Dossier d = authority.read(dossier, user);
    if (!reporter(d, user)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    String what = Required.text(description, "description");
    if (reports.open(dossier).isPresent()) {
      throw new AppException(DossiersErrors.REPORT_OPEN, d.code());
    }
    ResultDocument wrong = possible(d.status()) ? results.current(dossier).orElse(null) : null;
    if (wrong == null) {
      throw new AppException(DossiersErrors.NO_RESULT, d.code());
    }
    require(may(d, null, user).report());
    ResultReport report =
        new ResultReport(
            Ids.next(),
            1,
            dossier,
            wrong.id(),
            kind,
            ResultReport.State.REPORTED,
            what,
            authority.now(),
            user.name(),
            user.isCitizen(),
            null,
            null);
    reports.insert(report, d, user);
    record("dossiers.mistake-reported", d, null, report, user, what);
    tidings
        .holders(DECIDES, d.organisations().competent().unitId())
        .forEach(person -> tidings.mistake(d, Tidings.Reminder.MISTAKE_REPORTED, report, person));
    return report;
  }

  /** The leader of the agency decides; nothing is charged to the applicant. */
  @Transactional
  public ResultReport decide(
      UUID dossier, @Nullable Integer seen, Verdict verdict, CurrentUser leader) {
    Dossier d = authority.read(dossier, leader);
    ResultReport report = open(d, seen);
    require(may(d, report, leader).decide());
    String text = Required.text(verdict.text(), "text");
    Place fault = null;
    if (verdict.accepted()) {
      if (verdict.atFault() == null) {
        throw new AppException(DossiersErrors.REQUIRED, "atFault");
      }
      if (verdict.cost() == null || verdict.cost() < 0) {
        throw new AppException(DossiersErrors.BAD_NUMBER, "cost");
      }
      fault = verdict.atFault().place(d);
    }
    Instant now = authority.now();
    if (verdict.fixBy() != null && verdict.fixBy().isBefore(now)) {
      throw new AppException(DossiersErrors.BAD_DATE, "fixBy");
    }
    ResultReport.State to =
        verdict.accepted() ? ResultReport.State.ACCEPTED : ResultReport.State.REJECTED;
    reports.decide(
        report,
        to,
        fault,
        new ResultReport.Decision(
            fault == null ? null : fault.name(),
            verdict.accepted() ? verdict.cost() : null,
            verdict.accepted() ? verdict.fixBy() : null,
            text,
            leader.name(),
            now),
        leader);
    ResultReport decided = reports.of(dossier).getFirst();
    record("dossiers.mistake-decided", d, report, decided, leader, text);
    if (verdict.accepted()) {
      tidings
          .holders(ISSUES, d.organisations().competent().unitId())
          .forEach(person -> tidings.mistake(d, Tidings.Reminder.MISTAKE_ACCEPTED, report, person));
    }
    return decided;
  }

  /** The right result in the place of the earlier one; the counter returns it again. */
  @Transactional
  public Dossier reissue(
      UUID dossier, @Nullable Integer seen, DossierResult.Issue issue, CurrentUser clerk) {
    return reissue(begin(dossier, seen, ISSUES, clerk), issue);
  }

  /** Whether the one with the permission may reissue now; seen is a version of the report. */
  Reissue begin(UUID dossier, @Nullable Integer seen, String permission, CurrentUser who) {
    Dossier d = authority.read(dossier, who);
    ResultReport report = open(d, seen);
    May may = may(d, report, who);
    require(permission.equals(DECIDES) ? may.sign() : may.reissue());
    return new Reissue(
        d, report, who, who.postFor(permission, d.organisations().competent().path()).orElse(null));
  }

  /** As above, for one that is already checked. */
  @Transactional(propagation = Propagation.MANDATORY)
  Dossier reissue(Reissue checked, DossierResult.Issue issue) {
    Dossier d = checked.dossier();
    UUID dossier = d.id();
    ResultReport report = checked.report();
    CurrentUser clerk = checked.who();
    Instant now = authority.now();
    ResultDocument document = document(dossier, issue, clerk, now);
    if (issue.fileId() != null) {
      uploads.claim(List.of(issue.fileId()), clerk, dossier);
    }
    ResultDocument earlier =
        results.of(dossier).stream()
            .filter(r -> r.id().equals(report.resultId()))
            .findFirst()
            .orElseThrow();
    results.insert(document, clerk.id());
    results.replace(earlier.id(), document.id(), report.description(), now);
    checks.code(d, document);
    checks.revoked(d, earlier, now, true);
    transfers.reopen(dossier, Transfer.Direction.TO_CENTRE);
    Act act = new Act(d, clerk, checked.post(), now);
    Dossier saved =
        chronicle.change(
            act,
            again(d, now),
            Act.Record.of(EventKind.CORRECTED, report.description()).with(details(d, issue)));
    reports.correct(report, document.id(), clerk.name(), now);
    ResultReport corrected = reports.of(dossier).getFirst();
    record("dossiers.mistake-corrected", saved, report, corrected, clerk, document.number());
    tidings.applicant(saved, EventKind.CORRECTED);
    events.publishEvent(
        new ResultReplaced(DossierFact.of(saved, now), document, report.description()));
    events.publishEvent(
        new DossierCorrected(DossierFact.of(saved, now), d.status(), report.description()));
    return saved;
  }

  /** A refusal issued anew says why, as any other does. */
  private static Map<String, String> details(Dossier d, DossierResult.Issue issue) {
    Map<String, String> kept = new LinkedHashMap<>(issue.details());
    kept.put("from", d.status().name());
    return kept;
  }

  /**
   * Back at the counter, where the new result is to be returned; when it was due stays as it was.
   */
  private Dossier again(Dossier d, Instant now) {
    Dossier handled = d.status() == DossierStatus.RETURNED ? d.correct(DossierStatus.HANDLED) : d;
    return handled
        .with(handled.states().with(States.Handover.READY))
        .with(d.times().finished(d.times().finishedAt(), null))
        .at(desks.where(handled, ActionKind.RETURN, now).orElse(d.desk()));
  }

  private static ResultDocument document(
      UUID dossier, DossierResult.Issue issue, CurrentUser clerk, Instant now) {
    return new ResultDocument(
        Ids.next(),
        dossier,
        issue.outcome(),
        Required.text(issue.number(), "number"),
        Required.text(issue.title(), "title"),
        Required.text(issue.signer(), "signer"),
        issue.issuedOn() == null ? LocalDate.ofInstant(now, Vietnam.ZONE) : issue.issuedOn(),
        issue.fileId(),
        now,
        clerk.name(),
        null,
        null,
        null);
  }

  private ResultReport open(Dossier d, @Nullable Integer seen) {
    Optional<ResultReport> open = reports.open(d.id());
    ResultReport report =
        open.orElseThrow(() -> new AppException(DossiersErrors.NO_REPORT, d.code()));
    if (seen != null && seen != report.version()) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, d.code());
    }
    return report;
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
  }

  private void record(
      String action,
      Dossier d,
      @Nullable ResultReport before,
      ResultReport after,
      CurrentUser who,
      String basis) {
    audit.record(
        new AuditEvent(
            action,
            "dossier",
            d.code(),
            who,
            d.organisations().competent().path(),
            before == null ? null : standing(before),
            standing(after),
            basis));
  }

  private static Standing standing(ResultReport r) {
    ResultReport.Decision decision = r.decision();
    return new Standing(
        r.kind(),
        r.state(),
        decision == null ? null : decision.fault(),
        decision == null ? null : decision.cost());
  }
}
