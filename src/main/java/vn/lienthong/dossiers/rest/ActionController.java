package vn.lienthong.dossiers.rest;

import static vn.lienthong.dossiers.rest.Requests.files;
import static vn.lienthong.dossiers.rest.Requests.need;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.Consultation;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApproval;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierConsultation;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.ResultSigning;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;

/**
 * The way of a dossier from its acceptance to its return. The service checks the permission on the
 * dossier itself.
 */
@RestController("dossiersActionRest")
@RequestMapping("/api/v1/dossiers/{id}")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
@Tag(name = "dossiers")
class ActionController {
  private final Services services;
  private final DossierResources resources;

  ActionController(Services services, DossierResources resources) {
    this.services = services;
    this.resources = resources;
  }

  /** The use cases behind the calls. */
  @Component("dossiersRestServices")
  record Services(
      DossierIntake intake,
      DossierAssignment assignment,
      DossierProcessing processing,
      DossierConsultation consultation,
      DossierApproval approval,
      DossierResult result,
      ResultSigning signing,
      DossierReturn handover) {}

  private DossierResource show(Dossier dossier, CurrentUser user) {
    return resources.of(dossier, user);
  }

  @PostMapping("/accept")
  @Audited("dossiers.accepted")
  @Operation(summary = "Accept an online filing; gives its due date")
  DossierResource accept(@PathVariable UUID id, @RequestBody Requests.Seen body, CurrentUser user) {
    return show(services.intake().accept(id, body.version(), user), user);
  }

  @PostMapping("/refuse")
  @Audited("dossiers.refused")
  @Operation(summary = "Refuse an online filing with the reason (Form 03)")
  DossierResource refuse(
      @PathVariable UUID id, @RequestBody Requests.Refusal body, CurrentUser user) {
    return show(
        services
            .intake()
            .refuse(id, body.version(), need(body.reason(), "reason"), body.ground(), user),
        user);
  }

  @PostMapping("/assign")
  @Audited("dossiers.assigned")
  @Operation(summary = "Give it to a person of the unit it lies with")
  DossierResource assign(
      @PathVariable UUID id, @RequestBody Requests.Assignment body, CurrentUser user) {
    return show(
        services
            .assignment()
            .assign(id, body.version(), need(body.person(), "person"), body.note(), user),
        user);
  }

  @PostMapping("/process")
  @Audited("dossiers.noted")
  @Operation(summary = "Note what was found; inside the agency")
  DossierResource process(
      @PathVariable UUID id, @RequestBody Requests.Note body, CurrentUser user) {
    return show(
        services
            .processing()
            .note(id, body.version(), need(body.note(), "note"), files(body.files()), user),
        user);
  }

  @PostMapping("/consult")
  @Audited("dossiers.consulted")
  @Operation(summary = "Ask another unit, with working days for its answer")
  Consultation consult(
      @PathVariable UUID id, @RequestBody Requests.Question body, CurrentUser user) {
    return services
        .consultation()
        .ask(
            id,
            body.version(),
            need(body.unit(), "unit"),
            need(body.question(), "question"),
            need(body.days(), "days"),
            user);
  }

  @PostMapping("/consultations/{consultation}/answer")
  @Audited("dossiers.consultation-answered")
  @Operation(summary = "Answer for the asked unit")
  DossierResource answer(
      @PathVariable UUID id,
      @PathVariable UUID consultation,
      @RequestBody Requests.Answer body,
      CurrentUser user) {
    return show(
        services
            .consultation()
            .answer(
                consultation,
                need(body.agrees(), "agrees"),
                need(body.answer(), "answer"),
                files(body.files()),
                user),
        user);
  }

  @PostMapping("/consultations/{consultation}/end")
  @Audited("dossiers.consultation-answered")
  @Operation(summary = "Go on without an answer; silence is no consent")
  DossierResource end(
      @PathVariable UUID id,
      @PathVariable UUID consultation,
      @RequestBody Requests.Reason body,
      CurrentUser user) {
    return show(
        services.consultation().giveUp(consultation, need(body.reason(), "reason"), user), user);
  }

  @PostMapping("/propose")
  @Audited("dossiers.proposed")
  @Operation(summary = "Propose a decision to the leader")
  DossierResource propose(
      @PathVariable UUID id, @RequestBody Requests.Proposed body, CurrentUser user) {
    return show(
        services
            .processing()
            .propose(
                id,
                body.version(),
                need(body.proposal(), "proposal"),
                need(body.note(), "note"),
                files(body.files()),
                user),
        user);
  }

  @PostMapping("/approve")
  @Audited("dossiers.approved")
  @Operation(summary = "Approve what was proposed")
  DossierResource approve(
      @PathVariable UUID id, @RequestBody Requests.Seen body, CurrentUser user) {
    return show(services.approval().approve(id, body.version(), body.note(), user), user);
  }

  @PostMapping("/send-back")
  @Audited("dossiers.sent-back")
  @Operation(summary = "Send it back with the reason")
  DossierResource sendBack(
      @PathVariable UUID id, @RequestBody Requests.Reason body, CurrentUser user) {
    return show(
        services.approval().sendBack(id, body.version(), need(body.reason(), "reason"), user),
        user);
  }

  @PostMapping("/result")
  @Audited("dossiers.result-issued")
  @StepUp
  @Operation(
      summary = "Issue the result document; with sign and the sha256 seen, digitally signed first")
  DossierResource result(
      @PathVariable UUID id, @RequestBody Requests.Result body, CurrentUser user) {
    Dossier issued =
        Boolean.TRUE.equals(body.sign())
            ? services
                .signing()
                .signAndIssue(id, body.version(), body.issue(), need(body.sha256(), "sha256"), user)
            : services.result().issue(id, body.version(), body.issue(), user);
    return show(issued, user);
  }

  @PostMapping("/return")
  @Audited("dossiers.returned")
  @Operation(summary = "Hand the result over")
  DossierResource giveBack(
      @PathVariable UUID id, @RequestBody Requests.Handover body, CurrentUser user) {
    return show(services.handover().giveBack(id, body.version(), body.receipt(), user), user);
  }
}
