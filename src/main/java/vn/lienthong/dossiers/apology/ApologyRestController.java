package vn.lienthong.dossiers.apology;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.Apology;
import vn.lienthong.dossiers.ApologyRepository;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.DossierApology;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** Apologies (Form 04) by REST, under the permissions of the pages. */
@RestController
@RequestMapping("/api/v1")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
@Tag(name = "dossiers")
class ApologyRestController {
  private static final int MOST = 200;

  private final ApologyListing listing;
  private final ApologyRepository repository;
  private final DossierApology service;
  private final Authority authority;

  ApologyRestController(
      ApologyListing listing,
      ApologyRepository repository,
      DossierApology service,
      Authority authority) {
    this.listing = listing;
    this.repository = repository;
    this.service = service;
    this.authority = authority;
  }

  /** {@code version} is that of the apology. */
  record Written(
      @Nullable Integer version,
      @Nullable String subject,
      @Nullable String reason,
      @Nullable Instant due,
      @Nullable UUID fileId) {}

  record Seen(@Nullable Integer version, @Nullable String reason) {}

  @GetMapping("/apologies")
  @Operation(
      summary = "Apologies of my units, paged by key",
      description = "tab: WAITING (for me to approve or sign), OPEN, SIGNED, DROPPED")
  KeyPage<ApologyListing.Row> list(
      @RequestParam(defaultValue = "WAITING") ApologyListing.Tab tab,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int size,
      CurrentUser user) {
    return listing.page(tab, after, Math.clamp(size, 1, MOST), user);
  }

  @GetMapping("/apologies/counts")
  @Operation(summary = "Exactly how many wait for me, and how many are open in my units")
  Map<ApologyListing.Tab, Long> counts(CurrentUser user) {
    return listing.counts(user);
  }

  @GetMapping("/dossiers/{id}/apology")
  @Operation(summary = "The apology of a dossier")
  Apology one(@PathVariable UUID id, CurrentUser user) {
    String code = authority.read(id, user).code();
    return repository
        .current(id)
        .orElseThrow(() -> new AppException(DossiersErrors.NO_APOLOGY, code));
  }

  @PutMapping("/dossiers/{id}/apology")
  @Audited("dossiers.apology-written")
  @Operation(summary = "Write the draft; a changed text has to be approved again")
  Apology write(@PathVariable UUID id, @RequestBody Written body, CurrentUser user) {
    return service.write(
        id,
        body.version(),
        new DossierApology.Content(
            body.subject() == null ? "" : body.subject(),
            body.reason() == null ? "" : body.reason(),
            body.due(),
            body.fileId()),
        user);
  }

  @PostMapping("/dossiers/{id}/apology/approve")
  @Audited("dossiers.apology-approved")
  @Operation(summary = "Approve the draft")
  Apology approve(@PathVariable UUID id, @RequestBody Seen body, CurrentUser user) {
    return service.approve(id, body.version(), user);
  }

  @PostMapping("/dossiers/{id}/apology/sign")
  @Audited("dossiers.apology-signed")
  @Operation(summary = "Sign it: the dossier has its one new appointment, the applicant is told")
  Apology sign(@PathVariable UUID id, @RequestBody Seen body, CurrentUser user) {
    return service.sign(id, body.version(), user);
  }

  @PostMapping("/dossiers/{id}/apology/drop")
  @Audited("dossiers.apology-dropped")
  @Operation(summary = "Drop the draft, with the reason")
  void drop(@PathVariable UUID id, @RequestBody Seen body, CurrentUser user) {
    service.drop(id, body.version(), body.reason() == null ? "" : body.reason(), user);
  }
}
