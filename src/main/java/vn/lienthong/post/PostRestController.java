package vn.lienthong.post;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** The same for programs. */
@RestController
@RequestMapping("/api/v1/post")
@Access(value = Access.Who.STAFF, permission = PostOffice.RETURN)
@Tag(name = "post")
class PostRestController {
  private static final int MOST = 200;

  private final PostOffice office;
  private final ConsignmentRepository consignments;
  private final Outbox outbox;
  private final Asking asking;

  PostRestController(
      PostOffice office, ConsignmentRepository consignments, Outbox outbox, Asking asking) {
    this.office = office;
    this.consignments = consignments;
    this.outbox = outbox;
    this.asking = asking;
  }

  /** A consignment; fee and what the post collects for the agency in đồng, instants in UTC. */
  record ConsignmentResource(
      UUID id,
      String reference,
      String dossierCode,
      String state,
      @Nullable String tracking,
      String recipient,
      String address,
      long fee,
      long collect,
      Instant preparedAt,
      @Nullable Instant endedAt,
      @Nullable String receivedBy,
      List<News> news) {}

  private ConsignmentResource resource(Consignment c) {
    return new ConsignmentResource(
        c.id(),
        c.reference(),
        c.dossierCode(),
        c.state().name(),
        c.tracking(),
        c.to().recipient(),
        c.to().address(),
        c.fee(),
        office.toCollect(c),
        c.preparedAt(),
        c.endedAt(),
        c.receivedBy(),
        consignments.news(c.id()));
  }

  /** Without an address the one of the dossier is taken. */
  record PrepareRequest(UUID dossierId, @Nullable ToRequest to) {}

  record ToRequest(@Nullable String recipient, @Nullable String phone, @Nullable String address) {}

  record HandOverRequest(@Nullable List<UUID> consignments, @Nullable String postman) {}

  record TrackingRequest(@Nullable String tracking) {}

  record CancelRequest(@Nullable String reason) {}

  @GetMapping("/consignments")
  @Operation(summary = "Consignments of the caller's counters, newest first, 200 at a time")
  List<Consignment> list(
      @RequestParam(required = false) @Nullable ConsignmentState state,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user) {
    Set<ConsignmentState> states =
        state == null ? EnumSet.allOf(ConsignmentState.class) : EnumSet.of(state);
    return consignments.within(user.reach(PostOffice.RETURN), states, after, MOST);
  }

  @GetMapping("/consignments/{id}")
  @Operation(summary = "One consignment with everything that the post told")
  ConsignmentResource one(@PathVariable UUID id, CurrentUser user) {
    return resource(office.read(id, user));
  }

  @PostMapping("/consignments")
  @Audited("post.prepared")
  @Operation(summary = "Packs the result of a dossier and announces it to the post")
  ConsignmentResource prepare(@RequestBody PrepareRequest body, CurrentUser user) {
    ToRequest to = body.to();
    Consignment prepared =
        office.prepare(
            body.dossierId(),
            to == null ? null : Consignment.Address.of(to.recipient(), to.phone(), to.address()),
            user);
    outbox.run();
    return resource(consignments.get(prepared.id()));
  }

  @PostMapping("/hand-overs")
  @Audited("post.handed-over")
  @Operation(summary = "Hands consignments of one counter over to the postman on one list")
  HandOverRepository.HandOver handOver(@RequestBody HandOverRequest body, CurrentUser user) {
    HandOverRepository.HandOver list =
        office.handOver(
            body.consignments() == null ? List.of() : body.consignments(),
            text(body.postman()),
            user);
    outbox.run();
    return list;
  }

  @PostMapping("/consignments/{id}/tracking")
  @Audited("post.tracked")
  ConsignmentResource track(
      @PathVariable UUID id, @RequestBody TrackingRequest body, CurrentUser user) {
    office.track(id, text(body.tracking()), user);
    return resource(consignments.get(id));
  }

  @PostMapping("/consignments/{id}/cancellation")
  @Audited("post.cancelled")
  ConsignmentResource cancel(
      @PathVariable UUID id, @RequestBody CancelRequest body, CurrentUser user) {
    office.cancel(id, text(body.reason()), user);
    outbox.run();
    return resource(consignments.get(id));
  }

  @PostMapping("/consignments/{id}/ask")
  @Audited(value = "none", reason = "reads at the post; what it told is recorded as its news")
  @Operation(summary = "Asks the post where it is")
  ConsignmentResource ask(@PathVariable UUID id, CurrentUser user) {
    office.read(id, user);
    asking.ask(id);
    return resource(consignments.get(id));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
