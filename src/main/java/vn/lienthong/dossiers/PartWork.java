package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/** The work of an agency on its part: take, assign, ask for papers, propose, decide. */
@Service
public class PartWork {
  private final PartAuthority authority;
  private final LinkedParts linked;
  private final DossierAssignment assignment;
  private final ResultRepository results;
  private final DossierAttachments shown;
  private final InternalAttachments internal;
  private final PartLog log;
  private final Tidings tidings;

  PartWork(
      PartAuthority authority,
      LinkedParts linked,
      DossierAssignment assignment,
      ResultRepository results,
      DossierAttachments shown,
      InternalAttachments internal,
      PartLog log,
      Tidings tidings) {
    this.authority = authority;
    this.linked = linked;
    this.assignment = assignment;
    this.results = results;
    this.shown = shown;
    this.internal = internal;
    this.log = log;
    this.tidings = tidings;
  }

  /** Takes the part over for its agency; who takes it, works on it. */
  @Transactional
  public Part take(UUID id, @Nullable Integer seen, CurrentUser user) {
    PartAct act = authority.begin(id, seen, PartAction.TAKE, user);
    boolean person = user.isStaff();
    Part taken = act.part().assigned(person ? user.id() : null, person ? user.name() : null);
    return working(act, taken, PartAction.TAKE, "");
  }

  /** Who may be given the part. */
  public List<PostSummary> candidates(Part part) {
    return assignment.candidates(part.place());
  }

  /** A head of the agency gives the part to a person, or to another one (Art. 19.1). */
  @Transactional
  public Part assign(UUID id, @Nullable Integer seen, UUID person, CurrentUser head) {
    PartAct act = authority.begin(id, seen, PartAction.ASSIGN, head);
    PostSummary post =
        candidates(act.part()).stream()
            .filter(candidate -> candidate.personId().equals(person))
            .findFirst()
            .orElseThrow(() -> new AppException(DossiersErrors.ASSIGNEE_MAY_NOT));
    Part given = act.part().assigned(person, post.personName());
    Part saved = working(act, given, PartAction.ASSIGN, post.personName());
    tidings.part(act.dossier(), saved, Tidings.PartNews.SENT, List.of(person));
    return saved;
  }

  /** From here the dossier is being processed, whichever agency began first. */
  private Part working(PartAct act, Part given, PartAction action, String note) {
    if (act.part().status() == PartStatus.WORKING) {
      return log.change(act, given, action, note);
    }
    Part moved = given.move(PartStatus.WORKING).with(given.times().taken(act.at()));
    Part saved = log.change(act, moved, action, note);
    Dossier d = act.dossier();
    Dossier processing =
        d.status() == DossierStatus.RECEIVED ? d.move(DossierStatus.PROCESSING) : d;
    log.tell(act.act(), processing, EventKind.PART_TAKEN, act.title());
    return saved;
  }

  /** Asks the lead for papers of the applicant, everything in one go; the clock goes on. */
  @Transactional
  public Part askSupplement(UUID id, @Nullable Integer seen, Part.Wish wish, CurrentUser user) {
    PartAct act = authority.begin(id, seen, PartAction.ASK_SUPPLEMENT, user);
    String reason = Required.text(wish.reason(), "reason");
    if (wish.items().isEmpty()) {
      throw new AppException(DossiersErrors.REQUIRED, "items");
    }
    Part asked = act.part().move(PartStatus.SUPPLEMENT_ASKED).with(wish);
    Part saved = log.change(act, asked, PartAction.ASK_SUPPLEMENT, reason);
    tidings.part(
        act.dossier(), saved, Tidings.PartNews.SUPPLEMENT_ASKED, linked.leading(act.dossier()));
    return saved;
  }

  /** Proposes to grant or refuse to the leader of the agency. */
  @Transactional
  public Part propose(
      UUID id,
      @Nullable Integer seen,
      DossierProcessing.Proposal proposal,
      String text,
      List<UUID> files,
      CurrentUser user) {
    PartAct act = authority.begin(id, seen, PartAction.PROPOSE, user);
    String note = Required.text(text, "note");
    internal.claim(files, user, act.dossier().id());
    Part proposed =
        act.part().move(PartStatus.PROPOSED).with(new Part.Proposal(proposal, note, user.name()));
    Part saved = log.change(act, proposed, PartAction.PROPOSE, note);
    tidings.part(
        act.dossier(),
        saved,
        Tidings.PartNews.PROPOSED,
        tidings.holders("dossiers.approve", saved.place().unitId()));
    return saved;
  }

  @Transactional
  public Part sendBack(UUID id, @Nullable Integer seen, String reason, CurrentUser leader) {
    PartAct act = authority.begin(id, seen, PartAction.SEND_BACK, leader);
    String why = Required.text(reason, "reason");
    Part back = act.part().move(PartStatus.WORKING);
    Part saved = log.change(act, back, PartAction.SEND_BACK, why);
    if (saved.assignee() != null) {
      tidings.part(act.dossier(), saved, Tidings.PartNews.SENT_BACK, List.of(saved.assignee()));
    }
    return saved;
  }

  /**
   * The leader of the agency decides as proposed: the part is done with its results, or refused
   * with the reason; the next parts are sent, or can never begin.
   *
   * @param documents at least one where the part is granted
   * @param reason why the part is refused; the applicant reads it
   */
  @Transactional
  public Part approve(
      UUID id,
      @Nullable Integer seen,
      List<DossierResult.Issue> documents,
      @Nullable String reason,
      CurrentUser leader) {
    PartAct act = authority.begin(id, seen, PartAction.APPROVE, leader);
    Part.Proposal proposal = act.part().proposal();
    boolean granted = proposal == null || proposal.proposal() == DossierProcessing.Proposal.GRANT;
    if (granted && documents.isEmpty()) {
      throw new AppException(DossiersErrors.REQUIRED, "number");
    }
    String why = granted ? "" : Required.text(reason, "reason");
    List<ResultDocument> issued =
        documents.stream().map(issue -> document(act, issue, granted)).toList();
    issued.forEach(document -> results.insert(document, act.part(), leader.id()));
    Part ended =
        act.part()
            .move(granted ? PartStatus.DONE : PartStatus.REFUSED)
            .with(act.part().times().finished(act.at()));
    String numbers = issued.stream().map(ResultDocument::number).collect(Collectors.joining("; "));
    Part saved = log.change(act, ended, PartAction.APPROVE, granted ? numbers : why);
    tidings.part(act.dossier(), saved, Tidings.PartNews.ENDED, linked.leading(act.dossier()));
    Dossier told =
        log.tell(
            act,
            granted ? EventKind.PART_DONE : EventKind.PART_REFUSED,
            act.title() + ": " + (granted ? numbers : why));
    if (granted) {
      linked.release(act.after(told).act(), true);
    } else {
      linked.cancelAfter(act.after(told));
    }
    return saved;
  }

  private ResultDocument document(PartAct act, DossierResult.Issue issue, boolean granted) {
    if (issue.fileId() != null) {
      shown.claim(List.of(issue.fileId()), act.user(), act.dossier().id());
    }
    LocalDate on =
        issue.issuedOn() == null ? LocalDate.ofInstant(act.at(), Vietnam.ZONE) : issue.issuedOn();
    return new ResultDocument(
        Ids.next(),
        act.dossier().id(),
        granted ? ResultDocument.Outcome.GRANTED : ResultDocument.Outcome.REFUSED,
        Required.text(issue.number(), "number"),
        Required.text(issue.title(), "title"),
        Required.text(issue.signer(), "signer"),
        on,
        issue.fileId(),
        act.at(),
        act.user().name(),
        null,
        null);
  }
}
