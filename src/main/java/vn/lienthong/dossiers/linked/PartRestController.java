package vn.lienthong.dossiers.linked;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartAction;
import vn.lienthong.dossiers.PartAuthority;
import vn.lienthong.dossiers.PartEvent;
import vn.lienthong.dossiers.PartRepository;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** Reading the parts of interlinked dossiers by REST. */
@RestController
@RequestMapping("/api/v1/dossiers")
@Tag(name = "dossiers")
class PartRestController {
  private static final int MOST = 200;

  private final PartRepository parts;
  private final ResultRepository results;
  private final PartAuthority authority;
  private final Authority dossiers;
  private final PartListing listing;

  PartRestController(
      PartRepository parts,
      ResultRepository results,
      PartAuthority authority,
      Authority dossiers,
      PartListing listing) {
    this.parts = parts;
    this.results = results;
    this.authority = authority;
    this.dossiers = dossiers;
    this.listing = listing;
  }

  /**
   * @param actions what the caller may do to it now
   * @param history empty for the applicant
   */
  record PartResource(
      Part part, Set<PartAction> actions, List<ResultDocument> results, List<PartEvent> history) {}

  @GetMapping("/{id}/parts")
  @Access(Access.Who.SIGNED_IN)
  @Operation(summary = "The parts of an interlinked dossier, with their clocks and results")
  List<PartResource> of(@PathVariable UUID id, CurrentUser user) {
    Dossier dossier = dossiers.read(id, user);
    Map<UUID, List<ResultDocument>> documents = results.ofParts(id);
    List<PartEvent> events = user.isCitizen() ? List.of() : parts.events(id);
    return parts.of(id).stream()
        .map(part ->
            new PartResource(
                user.isCitizen() ? shown(part) : part,
                user.isCitizen() ? Set.of() : authority.allowed(dossier, part, user),
                documents.getOrDefault(part.id(), List.of()),
                events.stream().filter(event -> event.partId().equals(part.id())).toList()))
        .toList();
  }

  /** Opinions inside the agencies stay inside. */
  private static Part shown(Part part) {
    return new Part(
        part.id(),
        part.dossierId(),
        part.version(),
        part.plan(),
        part.status(),
        part.place(),
        part.assignee(),
        part.assigneeName(),
        part.times(),
        null,
        null);
  }

  @GetMapping("/parts")
  @Access(value = Access.Who.STAFF, permission = "dossiers.view")
  @Operation(
      summary = "Parts that lie with the caller's units, or that they lead; paged by key",
      description = "queue: sent, working, proposed, supplement, late, wishes, led")
  KeyPage<PartListing.Row> list(
      @RequestParam(defaultValue = "sent") String queue,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int size,
      CurrentUser user) {
    return listing.page(
        PartQueue.of(queue).orElse(PartQueue.SENT), after, Math.clamp(size, 1, MOST), user);
  }

  @GetMapping("/parts/counts")
  @Access(value = Access.Who.STAFF, permission = "dossiers.view")
  @Operation(summary = "Exact counts of these lists")
  Map<PartQueue, Long> counts(CurrentUser user) {
    return listing.counts(user);
  }
}
