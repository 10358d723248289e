package vn.lienthong.dossiers.rest;

import static vn.lienthong.dossiers.rest.Requests.need;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierCorrection;
import vn.lienthong.dossiers.DossierPayment;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.DossierWithdrawal;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/**
 * What holds a dossier up, ends it early or sets it right. The service checks the permission on the
 * dossier itself.
 */
@RestController("dossiersInterruptionRest")
@RequestMapping("/api/v1/dossiers/{id}")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
@Tag(name = "dossiers")
class InterruptionController {
  private final DossierSupplement supplement;
  private final DossierPayment payment;
  private final DossierWithdrawal withdrawal;
  private final DossierCorrection correction;
  private final DossierResources resources;

  InterruptionController(
      DossierSupplement supplement,
      DossierPayment payment,
      DossierWithdrawal withdrawal,
      DossierCorrection correction,
      DossierResources resources) {
    this.supplement = supplement;
    this.payment = payment;
    this.withdrawal = withdrawal;
    this.correction = correction;
    this.resources = resources;
  }

  private DossierResource show(Dossier dossier, CurrentUser user) {
    return resources.of(dossier, user);
  }

  @PostMapping("/supplement")
  @Audited("dossiers.supplement-requested")
  @Operation(summary = "Ask the applicant for papers (Form 02); the clock stops")
  DossierResource request(
      @PathVariable UUID id, @RequestBody Requests.SupplementAsked body, CurrentUser user) {
    return show(supplement.request(id, body.version(), body.request(), user), user);
  }

  @PostMapping("/supplement/grant")
  @Audited("dossiers.supplement-granted")
  @Operation(summary = "Allow one more request at this stage, with the reason of the leader")
  DossierResource grant(
      @PathVariable UUID id, @RequestBody Requests.Reason body, CurrentUser user) {
    return show(supplement.grant(id, body.version(), need(body.reason(), "reason"), user), user);
  }

  @PostMapping("/supplement/receive")
  @Access(Access.Who.SIGNED_IN)
  @Audited("dossiers.supplemented")
  @Operation(summary = "Hand in what was asked for; the clock runs again")
  DossierResource receive(
      @PathVariable UUID id, @RequestBody Requests.SupplementBrought body, CurrentUser user) {
    return show(
        supplement.receive(
            id, body.version(), Requests.papers(body.components()), body.note(), user),
        user);
  }

  @PostMapping("/payment")
  @Audited("dossiers.payment-requested")
  @Operation(summary = "Ask the applicant to pay an amount in đồng; the clock stops")
  DossierResource payment(
      @PathVariable UUID id, @RequestBody Requests.Payment body, CurrentUser user) {
    return show(
        payment.request(
            id, body.version(), need(body.amount(), "amount"), need(body.note(), "note"), user),
        user);
  }

  @PostMapping("/payment/confirm")
  @Audited("dossiers.paid")
  @Operation(summary = "Record the receipt; the clock runs again")
  DossierResource paid(@PathVariable UUID id, @RequestBody Requests.Paid body, CurrentUser user) {
    return show(payment.confirm(id, body.version(), need(body.receipt(), "receipt"), user), user);
  }

  @PostMapping("/withdraw")
  @Access(Access.Who.SIGNED_IN)
  @Audited("dossiers.withdrawn")
  @Operation(summary = "Withdraw it for the applicant, or as the applicant")
  DossierResource withdraw(
      @PathVariable UUID id, @RequestBody Requests.Reason body, CurrentUser user) {
    return show(withdrawal.withdraw(id, body.version(), need(body.reason(), "reason"), user), user);
  }

  @PostMapping("/stop")
  @Audited("dossiers.stopped")
  @Operation(summary = "Stop it with the reason and what triggered it (Form 05)")
  DossierResource stop(@PathVariable UUID id, @RequestBody Requests.Stop body, CurrentUser user) {
    return show(withdrawal.stop(id, body.version(), body.stop(), user), user);
  }

  @PostMapping("/reappoint")
  @Audited("dossiers.reappointed")
  @Operation(summary = "Apologise and give one new date")
  DossierResource reappoint(
      @PathVariable UUID id, @RequestBody Requests.Appointment body, CurrentUser user) {
    return show(
        correction.reappoint(
            id, body.version(), need(body.due(), "due"), need(body.reason(), "reason"), user),
        user);
  }

  @PostMapping("/correct")
  @Audited("dossiers.corrected")
  @Operation(summary = "Reopen or take back by a recorded correction")
  DossierResource correct(
      @PathVariable UUID id, @RequestBody Requests.Correction body, CurrentUser user) {
    return show(
        correction.correct(
            id, body.version(), need(body.to(), "to"), need(body.reason(), "reason"), user),
        user);
  }
}
