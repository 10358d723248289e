package vn.lienthong.dossiers.handover;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
import vn.lienthong.dossiers.DossierTransfer;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.dossiers.TransferRepository;
import vn.lienthong.dossiers.print.PdfAnswer;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** Hand-over lists by REST, under the permissions of the pages. */
@RestController
@RequestMapping("/api/v1/handovers")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
@Tag(name = "dossiers")
class TransferRestController {
  private final TransferListing listing;
  private final TransferRepository transfers;
  private final DossierTransfer service;
  private final TransferPaper paper;

  TransferRestController(
      TransferListing listing,
      TransferRepository transfers,
      DossierTransfer service,
      TransferPaper paper) {
    this.listing = listing;
    this.transfers = transfers;
    this.service = service;
    this.paper = paper;
  }

  record ListOfItems(Transfer transfer, List<TransferRepository.Item> items) {}

  record Sending(
      Transfer.@Nullable Direction direction,
      @Nullable List<UUID> dossiers,
      @Nullable String note) {}

  record Taking(@Nullable Integer version, @Nullable Map<UUID, String> remarks) {}

  record Cancelling(@Nullable Integer version, @Nullable String reason) {}

  @GetMapping
  @Operation(
      summary = "Lists of my units, paged by key",
      description = "tab: INCOMING (for me to confirm), OUTGOING, DONE")
  KeyPage<Transfer> list(
      @RequestParam(defaultValue = "INCOMING") TransferListing.Tab tab,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") int size,
      CurrentUser user) {
    return listing.page(tab, after, Math.clamp(size, 1, TransferController.MOST), user);
  }

  @GetMapping("/candidates")
  @Operation(summary = "What my units can hand over now")
  List<TransferRepository.Candidate> candidates(
      @RequestParam(defaultValue = "TO_CENTRE") Transfer.Direction direction, CurrentUser user) {
    return transfers.candidates(direction, user, TransferController.MOST);
  }

  @PostMapping
  @Audited("dossiers.handover-sent")
  @Operation(summary = "Make and send a list for each pair of units; the giving side confirms")
  List<Transfer> send(@RequestBody Sending body, CurrentUser user) {
    return service.send(
        body.direction() == null ? Transfer.Direction.TO_CENTRE : body.direction(),
        body.dossiers() == null ? List.of() : body.dossiers(),
        body.note(),
        user);
  }

  @GetMapping("/{id}")
  @Operation(summary = "One list with its dossiers")
  ListOfItems one(@PathVariable UUID id, CurrentUser user) {
    return new ListOfItems(service.read(id, user), transfers.items(id));
  }

  @GetMapping("/{id}/list")
  @Operation(summary = "The list as PDF")
  ResponseEntity<byte[]> pdf(@PathVariable UUID id, CurrentUser user) {
    Transfer t = service.read(id, user);
    return PdfAnswer.of("ban-giao-" + t.number(), paper.print(t, transfers.items(id)));
  }

  @PostMapping("/{id}/take")
  @Audited("dossiers.handover-received")
  @Operation(summary = "The taking side confirms, with remarks by dossier")
  Transfer take(@PathVariable UUID id, @RequestBody Taking body, CurrentUser user) {
    return service.take(
        id, body.version(), body.remarks() == null ? Map.of() : body.remarks(), user);
  }

  @PostMapping("/{id}/cancel")
  @Audited("dossiers.handover-cancelled")
  @Operation(summary = "The giving side takes the list back before it was confirmed")
  Transfer cancel(@PathVariable UUID id, @RequestBody Cancelling body, CurrentUser user) {
    return service.cancel(id, body.version(), body.reason() == null ? "" : body.reason(), user);
  }
}
