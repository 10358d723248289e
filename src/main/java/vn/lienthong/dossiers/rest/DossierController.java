package vn.lienthong.dossiers.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.desk.DossierListing;
import vn.lienthong.dossiers.desk.Filter;
import vn.lienthong.dossiers.desk.Queue;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** Filing, reception and reading by REST. */
@RestController
@RequestMapping("/api/v1/dossiers")
@Tag(name = "dossiers", description = "Hồ sơ một cửa: từ tiếp nhận đến trả kết quả")
class DossierController {
  private static final int MOST = 200;

  private final DossierIntake intake;
  private final DossierFiling filing;
  private final DossierListing listing;
  private final Authority authority;
  private final DossierResources resources;

  DossierController(
      DossierIntake intake,
      DossierFiling filing,
      DossierListing listing,
      Authority authority,
      DossierResources resources) {
    this.intake = intake;
    this.filing = filing;
    this.listing = listing;
    this.authority = authority;
    this.resources = resources;
  }

  @PostMapping
  @Access(value = Access.Who.STAFF, permission = "dossiers.intake")
  @Audited("dossiers.accepted")
  @Operation(summary = "Receive a complete dossier at the counter; gives its code and due date")
  ResponseEntity<DossierResource> receive(@RequestBody Requests.Intake body, CurrentUser user) {
    Channel channel = body.channel() == Channel.POST ? Channel.POST : Channel.COUNTER;
    return created(intake.receive(body.dossier(), channel, body.counter(), user), user);
  }

  @PostMapping("/filings")
  @Access(Access.Who.CITIZEN)
  @Audited("dossiers.filed")
  @Operation(summary = "File online as the signed-in citizen")
  ResponseEntity<DossierResource> file(@RequestBody Requests.Intake body, CurrentUser user) {
    return created(filing.file(body.dossier(), user), user);
  }

  private ResponseEntity<DossierResource> created(Dossier dossier, CurrentUser user) {
    return ResponseEntity.created(URI.create("/api/v1/dossiers/" + dossier.id()))
        .body(resources.of(dossier, user));
  }

  @GetMapping
  @Access(value = Access.Who.STAFF, permission = "dossiers.view")
  @Operation(
      summary = "List dossiers, paged by key",
      description =
          "queue: mine, unit, overdue, today, supplement, consulting, asked, online, returning; all"
              + " where left out. Filters: q, procedure, status, from, to.")
  KeyPage<DossierListing.Row> list(
      @RequestParam Map<String, String> parameters,
      @RequestParam(required = false) @Nullable String queue,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int size,
      CurrentUser user) {
    int rows = Math.clamp(size, 1, MOST);
    Filter filter = Filter.readAll(parameters);
    return Queue.of(queue)
        .map(chosen -> listing.queue(chosen, filter, after, rows, user))
        .orElseGet(() -> listing.all(filter, after, rows, user));
  }

  @GetMapping("/counts")
  @Access(value = Access.Who.STAFF, permission = "dossiers.view")
  @Operation(summary = "Exact counts of the caller's queues")
  Map<Queue, Long> counts(CurrentUser user) {
    return listing.counts(user);
  }

  @GetMapping("/{id}")
  @Access(Access.Who.SIGNED_IN)
  @Operation(summary = "One dossier with its history, for staff of its units and its applicant")
  DossierResource get(@PathVariable UUID id, CurrentUser user) {
    return resources.of(authority.read(id, user), user);
  }
}
