package vn.lienthong.queue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** The hall for programs: what an officer does at a counter, and the figures. */
@RestController
@RequestMapping("/api/v1/queue")
@Access(value = Access.Who.STAFF, permission = Calling.SERVE)
@Tag(name = "queue")
class QueueRestController {
  private final HallRepository halls;
  private final Calling calling;
  private final Issuing issuing;
  private final HallQueue queue;
  private final Board board;
  private final HallFigures figures;
  private final Clock clock;

  QueueRestController(
      HallRepository halls,
      Calling calling,
      Issuing issuing,
      HallQueue queue,
      Board board,
      HallFigures figures,
      Clock clock) {
    this.halls = halls;
    this.calling = calling;
    this.issuing = issuing;
    this.queue = queue;
    this.board = board;
    this.figures = figures;
    this.clock = clock;
  }

  record HallResource(
      UUID id,
      UUID unitId,
      String name,
      String slug,
      List<Centre.Group> groups,
      List<Centre.Counter> counters) {}

  /** A ticket; instants in UTC. */
  record TicketResource(
      UUID id,
      String code,
      UUID groupId,
      String state,
      @Nullable String ground,
      Instant issuedAt,
      @Nullable Instant calledAt,
      @Nullable Instant servingAt,
      @Nullable Instant endedAt,
      @Nullable UUID counterId,
      @Nullable String dossierCode) {
    static TicketResource of(Ticket t) {
      return new TicketResource(
          t.id(),
          t.code(),
          t.groupId(),
          t.state().name(),
          t.ground(),
          t.issuedAt(),
          t.calledAt(),
          t.servingAt(),
          t.endedAt(),
          t.counterId(),
          t.dossierCode());
    }
  }

  /** clientId makes asking again safe: the same one gets the same ticket. */
  record DrawRequest(@Nullable UUID clientId, UUID groupId, @Nullable String ground) {}

  record TransferRequest(UUID groupId, @Nullable UUID counterId) {}

  record CallBackRequest(UUID ticketId) {}

  record Lines(List<HallQueue.Row> waiting, List<HallQueue.Row> missed) {}

  record Figures(HallFigures.Row total, List<HallFigures.Row> rows) {}

  @GetMapping("/halls")
  List<HallResource> halls(CurrentUser user) {
    return halls.within(user.reach(Calling.SERVE)).stream().map(this::resource).toList();
  }

  private HallResource resource(Centre hall) {
    return new HallResource(
        hall.id(),
        hall.unitId(),
        hall.unitName(),
        hall.slug(),
        halls.groups(hall.id()),
        halls.counters(hall.id()));
  }

  @GetMapping("/halls/{id}/board")
  @Operation(summary = "What the display of the hall shows")
  Board.Shown board(@PathVariable UUID id, CurrentUser user) {
    return board.of(served(id, user));
  }

  @PostMapping("/halls/{id}/tickets")
  @Operation(summary = "Draws a number for somebody")
  @Audited(value = "none", reason = "a number is nobody's; its events tell what happened to it")
  TicketResource draw(@PathVariable UUID id, @RequestBody DrawRequest body, CurrentUser user) {
    return TicketResource.of(
        issuing.issue(
            served(id, user),
            new Issuing.Wish(
                body.clientId() == null ? UUID.randomUUID() : body.clientId(),
                body.groupId(),
                body.ground()),
            Ticket.Source.PROGRAM));
  }

  @GetMapping("/counters/{id}/tickets")
  @Operation(summary = "Who waits for the counter, in the order of calling, and who missed a call")
  Lines lines(@PathVariable UUID id, CurrentUser user) {
    Centre.Counter counter = halls.counter(id);
    served(counter.centreId(), user);
    return new Lines(queue.waiting(counter), queue.missed(counter));
  }

  @PostMapping("/counters/{id}/seat")
  @Audited("queue.seated")
  Centre.Counter sit(@PathVariable UUID id, CurrentUser user) {
    return calling.sit(id, user);
  }

  @PostMapping("/counters/{id}/leave")
  @Audited("queue.left")
  void leave(@PathVariable UUID id, CurrentUser user) {
    calling.leave(id, user);
  }

  @PostMapping("/counters/{id}/next")
  @Audited("queue.called")
  TicketResource next(@PathVariable UUID id, CurrentUser user) {
    return TicketResource.of(calling.callNext(id, user));
  }

  @PostMapping("/counters/{id}/recall")
  @Audited("queue.called")
  TicketResource recall(@PathVariable UUID id, CurrentUser user) {
    return TicketResource.of(calling.recall(id, user));
  }

  @PostMapping("/counters/{id}/call-back")
  @Audited("queue.called")
  TicketResource callBack(
      @PathVariable UUID id, @RequestBody CallBackRequest body, CurrentUser user) {
    return TicketResource.of(calling.callBack(id, body.ticketId(), user));
  }

  @PostMapping("/counters/{id}/begin")
  @Audited("queue.served")
  TicketResource begin(@PathVariable UUID id, CurrentUser user) {
    return TicketResource.of(calling.begin(id, user));
  }

  @PostMapping("/counters/{id}/missed")
  @Audited("queue.missed")
  TicketResource missed(@PathVariable UUID id, CurrentUser user) {
    return TicketResource.of(calling.missed(id, user));
  }

  @PostMapping("/counters/{id}/done")
  @Audited("queue.done")
  TicketResource done(@PathVariable UUID id, CurrentUser user) {
    return TicketResource.of(calling.done(id, user));
  }

  @PostMapping("/counters/{id}/transfer")
  @Audited("queue.transferred")
  TicketResource transfer(
      @PathVariable UUID id, @RequestBody TransferRequest body, CurrentUser user) {
    return TicketResource.of(calling.transfer(id, body.groupId(), body.counterId(), user));
  }

  @GetMapping("/halls/{id}/figures")
  @Access(value = Access.Who.STAFF, permission = HallFigures.VIEW)
  @Operation(summary = "Waiting and serving times in seconds, by hour, group or counter")
  Figures figures(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "HOUR") HallFigures.By by,
      CurrentUser user) {
    Centre hall = halls.get(id);
    LocalDate last = to == null ? Vietnam.today(clock) : to;
    HallFigures.Range range = new HallFigures.Range(from == null ? last : from, last);
    return new Figures(figures.total(hall, range, user), figures.rows(hall, range, by, user));
  }

  private Centre served(UUID hall, CurrentUser user) {
    Centre centre = halls.get(hall);
    user.require(Calling.SERVE, centre.unitPath());
    return centre;
  }
}
