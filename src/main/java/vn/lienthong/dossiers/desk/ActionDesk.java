package vn.lienthong.dossiers.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.DossierApproval;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierConsultation;
import vn.lienthong.dossiers.DossierCorrection;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierPayment;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.DossierWithdrawal;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultSigning;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/** Hands a checked form to the service that does it. */
@Component
record ActionDesk(
    DossierIntake intake,
    DossierAssignment assignment,
    DossierProcessing processing,
    DossierConsultation consultation,
    DossierApproval approval,
    DossierResult results,
    ResultSigning signing,
    DossierReturn returning,
    DossierSupplement supplement,
    DossierPayment payment,
    DossierWithdrawal withdrawal,
    DossierCorrection correction,
    ComponentRepository components) {
  void perform(DossierAction action, UUID id, ActionForm f, CurrentUser user) {
    Integer seen = f.version();
    switch (action) {
      case ACCEPT -> intake.accept(id, seen, user);
      case REFUSE -> intake.refuse(id, seen, f.text("reason"), f.text("ground"), user);
      case ASK_APPLICANT, REQUEST_SUPPLEMENT -> supplement.request(id, seen, request(id, f), user);
      case ASSIGN -> assignment.assign(id, seen, need(f.id("person")), f.text("note"), user);
      case NOTE -> processing.note(id, seen, f.text("note"), f.files(), user);
      case CONSULT ->
          consultation.ask(
              id, seen, need(f.id("unit")), f.text("question"), (int) f.number("days"), user);
      case REQUEST_PAYMENT -> payment.request(id, seen, f.number("amount"), f.text("note"), user);
      case PROPOSE ->
          processing.propose(
              id,
              seen,
              choice(DossierProcessing.Proposal.class, f.text("proposal")),
              f.text("note"),
              f.files(),
              user);
      case APPROVE -> approval.approve(id, seen, f.text("note"), user);
      case SEND_BACK -> approval.sendBack(id, seen, f.text("reason"), user);
      case ISSUE -> results.issue(id, seen, issue(f), user);
      case SIGN_RESULT -> signing.signAndIssue(id, seen, issue(f), f.text("sha256"), user);
      case RETURN ->
          returning.giveBack(
              id,
              seen,
              new DossierReturn.Receipt(
                  choice(Delivery.class, f.text("delivery")),
                  f.text("collector"),
                  f.text("collectorIdentity").isEmpty() ? null : f.text("collectorIdentity"),
                  f.text("originals").equals("true"),
                  f.text("note")),
              user);
      case RECEIVE_SUPPLEMENT ->
          supplement.receive(id, seen, received(id, f), f.text("note"), user);
      case CONFIRM_PAYMENT -> payment.confirm(id, seen, f.text("receipt"), user);
      case GRANT_SUPPLEMENT -> supplement.grant(id, seen, f.text("reason"), user);
      case WITHDRAW -> withdrawal.withdraw(id, seen, f.text("reason"), user);
      case STOP ->
          withdrawal.stop(
              id,
              seen,
              new DossierWithdrawal.Stop(f.text("reason"), f.text("trigger"), f.text("ground")),
              user);
      case REAPPOINT ->
          correction.reappoint(
              id, seen, Objects.requireNonNull(f.day("due")), f.text("reason"), user);
      case CORRECT ->
          correction.correct(
              id, seen, choice(DossierStatus.class, f.text("to")), f.text("reason"), user);
    }
  }

  private static DossierResult.Issue issue(ActionForm f) {
    return new DossierResult.Issue(
        choice(ResultDocument.Outcome.class, f.text("outcome")),
        f.text("number"),
        f.text("title"),
        f.text("signer"),
        f.day("issuedOn"),
        f.files().isEmpty() ? null : f.files().getFirst(),
        f.text("refusal"),
        f.text("ground"));
  }

  private DossierSupplement.Request request(UUID id, ActionForm f) {
    return new DossierSupplement.Request(
        f.text("reason"),
        items(id, f),
        f.orNull("leaderReason"),
        f.orNull("lateReason"),
        f.day("answerBy"));
  }

  /** Papers ticked or with a remark, and one line for anything else. */
  List<Supplement.Item> items(UUID id, ActionForm f) {
    List<Supplement.Item> items = new ArrayList<>();
    for (ComponentRepository.Line line : components.of(id)) {
      String what = f.text("what-" + line.key());
      if (!what.isEmpty()) {
        items.add(
            new Supplement.Item(line.key(), line.name(), what, f.orNull("source-" + line.key())));
      }
    }
    if (!f.text("other").isEmpty()) {
      items.add(
          new Supplement.Item(null, f.text("other"), f.text("reason"), f.orNull("otherSource")));
    }
    return items;
  }

  /** Names of the fields that take the scans of the papers. */
  List<String> scans(UUID id) {
    return components.of(id).stream().map(line -> ActionForm.scan(line.key())).toList();
  }

  private List<ReceivedComponent> received(UUID id, ActionForm f) {
    return components.of(id).stream()
        .map(line ->
            new ReceivedComponent(
                line.key(),
                (int) Math.max(0, f.number("originals-" + line.key())),
                0,
                (int) Math.max(0, f.number("copies-" + line.key())),
                f.uploads(ActionForm.scan(line.key()))))
        .filter(ReceivedComponent::present)
        .toList();
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  private static UUID need(@org.jspecify.annotations.Nullable UUID id) {
    if (id == null) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    return id;
  }

  /** What stands in the form before anything was typed. */
  static String collector(Dossier dossier) {
    return dossier.applicant().name();
  }
}
