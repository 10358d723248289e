package vn.lienthong.dossiers.mistake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.DossierMistake;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.MistakeSigning;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.dossiers.ResultReportRepository;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;

/** Wrong and missing results by REST, under the permissions of the pages. */
@RestController
@RequestMapping("/api/v1/dossiers/{id}/mistake")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
@Tag(name = "dossiers")
class MistakeRestController {
  private final DossierMistake service;
  private final MistakeSigning signing;
  private final ResultReportRepository reports;
  private final Authority authority;

  MistakeRestController(
      DossierMistake service,
      MistakeSigning signing,
      ResultReportRepository reports,
      Authority authority) {
    this.service = service;
    this.signing = signing;
    this.reports = reports;
    this.authority = authority;
  }

  record Reported(ResultReport.@Nullable Kind kind, @Nullable String description) {}

  record Decided(
      @Nullable Integer version,
      @Nullable Boolean accepted,
      DossierMistake.@Nullable Fault atFault,
      @Nullable Long cost,
      @Nullable Instant fixBy,
      @Nullable String text) {}

  /**
   * @param reason why it is refused, as the applicant reads it; only with a refusal
   * @param ground the law that the refusal rests on
   */
  record Reissued(
      @Nullable Integer version,
      ResultDocument.@Nullable Outcome outcome,
      @Nullable String number,
      @Nullable String title,
      @Nullable String signer,
      @Nullable LocalDate issuedOn,
      @Nullable UUID fileId,
      @Nullable String reason,
      @Nullable String ground,
      @Nullable Boolean sign,
      @Nullable String sha256) {}

  @GetMapping
  @Access(Access.Who.SIGNED_IN)
  @Operation(summary = "Reports of wrong or missing results, newest first")
  List<ResultReport> all(@PathVariable UUID id, CurrentUser user) {
    return reports.of(authority.read(id, user).id());
  }

  @PostMapping
  @Access(Access.Who.SIGNED_IN)
  @Audited("dossiers.mistake-reported")
  @Operation(summary = "Report a wrong or missing result, as the applicant or as an officer")
  ResultReport report(@PathVariable UUID id, @RequestBody Reported body, CurrentUser user) {
    return service.report(
        id,
        body.kind() == null ? ResultReport.Kind.WRONG : body.kind(),
        text(body.description()),
        user);
  }

  @PostMapping("/decide")
  @Audited("dossiers.mistake-decided")
  @Operation(summary = "Accept with the agency at fault and its cost in đồng, or reject")
  ResultReport decide(@PathVariable UUID id, @RequestBody Decided body, CurrentUser user) {
    return service.decide(
        id,
        body.version(),
        new DossierMistake.Verdict(
            Boolean.TRUE.equals(body.accepted()),
            body.atFault(),
            body.cost(),
            body.fixBy(),
            text(body.text())),
        user);
  }

  @PostMapping("/reissue")
  @Audited("dossiers.mistake-corrected")
  @StepUp
  @Operation(
      summary = "Issue the right result in the place of the earlier one; both are kept",
      description = "With sign and the sha256 seen, a leader signs and reissues in one act")
  ResultReport reissue(@PathVariable UUID id, @RequestBody Reissued body, CurrentUser user) {
    if (body.outcome() == null) {
      throw new AppException(DossiersErrors.REQUIRED, "outcome");
    }
    DossierResult.Issue issue =
        new DossierResult.Issue(
            body.outcome(),
            text(body.number()),
            text(body.title()),
            text(body.signer()),
            body.issuedOn(),
            body.fileId(),
            body.reason(),
            body.ground());
    if (Boolean.TRUE.equals(body.sign())) {
      signing.signAndReissue(id, body.version(), issue, text(body.sha256()), user);
    } else {
      service.reissue(id, body.version(), issue, user);
    }
    return reports.of(id).getFirst();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
