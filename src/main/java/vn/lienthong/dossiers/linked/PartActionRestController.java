package vn.lienthong.dossiers.linked;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartLead;
import vn.lienthong.dossiers.PartSigning;
import vn.lienthong.dossiers.PartWork;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;

/**
 * What agencies and the lead do to a part, by REST. {@code version} is the version of the part that
 * the caller saw.
 */
@RestController
@RequestMapping("/api/v1/dossiers/parts/{part}")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
@Tag(name = "dossiers")
class PartActionRestController {
  private final PartWork work;
  private final PartSigning signing;
  private final PartLead lead;

  PartActionRestController(PartWork work, PartSigning signing, PartLead lead) {
    this.work = work;
    this.signing = signing;
    this.lead = lead;
  }

  record Seen(@Nullable Integer version, @Nullable String note) {}

  record Reason(@Nullable Integer version, @Nullable String reason) {}

  record Assignment(@Nullable Integer version, @Nullable UUID person) {}

  record Wished(
      @Nullable Integer version, @Nullable String reason, @Nullable List<Supplement.Item> items) {}

  record Proposed(
      @Nullable Integer version,
      DossierProcessing.@Nullable Proposal proposal,
      @Nullable String note,
      @Nullable List<UUID> files) {}

  record Document(
      @Nullable String number,
      @Nullable String title,
      @Nullable String signer,
      @Nullable LocalDate issuedOn,
      @Nullable UUID fileId,
      @Nullable String sha256) {
    DossierResult.Issue issue() {
      return new DossierResult.Issue(
          ResultDocument.Outcome.GRANTED,
          need(number, "number"),
          need(title, "title"),
          need(signer, "signer"),
          issuedOn,
          fileId);
    }
  }

  record Decision(
      @Nullable Integer version,
      @Nullable List<Document> documents,
      @Nullable String reason,
      @Nullable Boolean sign) {}

  record Forwarding(@Nullable Integer version, @Nullable String leaderReason) {}

  private static <T> T need(@Nullable T value, String field) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new AppException(DossiersErrors.REQUIRED, field);
    }
    return value;
  }

  @PostMapping("/take")
  @Audited("dossiers.part-take")
  @Operation(summary = "Take the part over for its agency")
  Part take(@PathVariable UUID part, @RequestBody Seen body, CurrentUser user) {
    return work.take(part, body.version(), user);
  }

  @PostMapping("/assign")
  @Audited("dossiers.part-assign")
  @Operation(summary = "Give the part to a person of its agency")
  Part assign(@PathVariable UUID part, @RequestBody Assignment body, CurrentUser user) {
    return work.assign(part, body.version(), need(body.person(), "person"), user);
  }

  @PostMapping("/ask-supplement")
  @Audited("dossiers.part-ask-supplement")
  @Operation(summary = "Ask the lead for papers of the applicant; the clock goes on")
  Part askSupplement(@PathVariable UUID part, @RequestBody Wished body, CurrentUser user) {
    return work.askSupplement(
        part,
        body.version(),
        new Part.Wish(need(body.reason(), "reason"), need(body.items(), "items")),
        user);
  }

  @PostMapping("/propose")
  @Audited("dossiers.part-propose")
  @Operation(summary = "Propose to grant or refuse to the leader of the agency")
  Part propose(@PathVariable UUID part, @RequestBody Proposed body, CurrentUser user) {
    return work.propose(
        part,
        body.version(),
        need(body.proposal(), "proposal"),
        need(body.note(), "note"),
        body.files() == null ? List.of() : body.files(),
        user);
  }

  @PostMapping("/approve")
  @Audited("dossiers.part-approve")
  @StepUp
  @Operation(
      summary = "Decide as proposed: results, or the reason of the refusal",
      description = "With sign and the sha256 seen of each file, the results are signed first")
  Part approve(@PathVariable UUID part, @RequestBody Decision body, CurrentUser user) {
    List<Document> documents = body.documents() == null ? List.of() : body.documents();
    if (Boolean.TRUE.equals(body.sign())) {
      return signing.signAndApprove(
          part,
          body.version(),
          documents.stream()
              .map(one -> new PartSigning.ToSign(one.issue(), need(one.sha256(), "sha256")))
              .toList(),
          body.reason(),
          user);
    }
    return work.approve(
        part,
        body.version(),
        documents.stream().map(Document::issue).toList(),
        body.reason(),
        user);
  }

  @PostMapping("/send-back")
  @Audited("dossiers.part-send-back")
  @Operation(summary = "Send the proposal back with the reason")
  Part sendBack(@PathVariable UUID part, @RequestBody Reason body, CurrentUser user) {
    return work.sendBack(part, body.version(), need(body.reason(), "reason"), user);
  }

  @PostMapping("/forward-supplement")
  @Audited("dossiers.part-forward-supplement")
  @Operation(summary = "As the lead: one Form 02 with everything that agencies ask for")
  Dossier forward(@PathVariable UUID part, @RequestBody Forwarding body, CurrentUser user) {
    return lead.forward(part, body.version(), body.leaderReason(), user);
  }

  @PostMapping("/decline-supplement")
  @Audited("dossiers.part-decline-supplement")
  @Operation(summary = "As the lead: no papers are needed")
  Part decline(@PathVariable UUID part, @RequestBody Reason body, CurrentUser user) {
    return lead.decline(part, body.version(), need(body.reason(), "reason"), user);
  }

  @PostMapping("/nudge")
  @Audited("dossiers.part-nudge")
  @Operation(summary = "As the lead: remind the agency, once a day at most")
  Part nudge(@PathVariable UUID part, @RequestBody Seen body, CurrentUser user) {
    return lead.nudge(part, body.version(), body.note(), user);
  }

  @PostMapping("/reopen")
  @Audited("dossiers.part-reopen")
  @Operation(summary = "As a leader of the lead: have the part done again")
  Part reopen(@PathVariable UUID part, @RequestBody Reason body, CurrentUser user) {
    return lead.reopen(part, body.version(), need(body.reason(), "reason"), user);
  }
}
