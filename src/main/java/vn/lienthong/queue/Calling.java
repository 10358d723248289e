package vn.lienthong.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.VisitEnded;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

/** What an officer does at a counter; each act is one transaction with its event and its audit. */
@Service
class Calling {
  static final String SERVE = "queue.serve";

  private final HallRepository halls;
  private final TicketRepository tickets;
  private final Issuing issuing;
  private final JdbcClient jdbc;
  private final AuditApi audit;

  Calling(
      HallRepository halls,
      TicketRepository tickets,
      Issuing issuing,
      JdbcClient jdbc,
      AuditApi audit) {
    this.halls = halls;
    this.tickets = tickets;
    this.issuing = issuing;
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** Where somebody acts: checked. */
  private record Place(Centre centre, Centre.Counter counter, CurrentUser user, Instant at) {
    TicketRepository.Actor actor() {
      return new TicketRepository.Actor(counter.id(), user.id(), user.name());
    }
  }

  /** Takes a free counter, leaving the one before. */
  @Transactional
  public Centre.Counter sit(UUID counterId, CurrentUser user) {
    Centre.Counter counter = halls.counter(counterId);
    Centre centre = halls.get(counter.centreId());
    user.require(SERVE, centre.unitPath());
    Optional<Centre.Counter> before = halls.seatOf(user.requireId());
    if (before.filter(b -> !b.id().equals(counterId)).isPresent()) {
      requireIdle(before.get());
    }
    if (!halls.seat(counterId, user.requireId(), user.name(), issuing.now())) {
      throw new AppException(QueueErrors.COUNTER_TAKEN);
    }
    record("queue.seated", "queue-counter", counter.name(), centre, user);
    return halls.counter(counterId);
  }

  @Transactional
  public void leave(UUID counterId, CurrentUser user) {
    Place place = place(counterId, user);
    requireIdle(place.counter());
    halls.vacate(counterId);
    record("queue.left", "queue-counter", place.counter().name(), place.centre(), user);
  }

  private void requireIdle(Centre.Counter counter) {
    if (tickets.at(counter.id()).isPresent()) {
      throw new AppException(QueueErrors.COUNTER_BUSY);
    }
  }

  /** Those with priority by law first, then who came first. */
  @Transactional
  public Ticket callNext(UUID counterId, CurrentUser user) {
    Place place = place(counterId, user);
    requireIdle(place.counter());
    Ticket next =
        tickets
            .next(place.counter(), LocalDate.ofInstant(place.at(), Vietnam.ZONE))
            .orElseThrow(() -> new AppException(QueueErrors.NOBODY_WAITS));
    return move(next, Step.to(TicketState.CALLED, "queue.called"), place);
  }

  /** Calls whoever stands at the counter once more. */
  @Transactional
  public Ticket recall(UUID counterId, CurrentUser user) {
    Place place = place(counterId, user);
    Ticket ticket = current(counterId);
    if (ticket.state() != TicketState.CALLED) {
      throw new AppException(QueueErrors.NOT_NOW);
    }
    return move(ticket, Step.to(TicketState.CALLED, "queue.called"), place);
  }

  /** Calls one who had missed the call and is there after all. */
  @Transactional
  public Ticket callBack(UUID counterId, UUID ticketId, CurrentUser user) {
    Place place = place(counterId, user);
    requireIdle(place.counter());
    Ticket ticket = tickets.take(ticketId);
    if (!ticket.centreId().equals(place.centre().id())) {
      throw new AppException(QueueErrors.NO_SUCH_TICKET);
    }
    if (ticket.state() != TicketState.MISSED) {
      throw new AppException(QueueErrors.NOT_NOW);
    }
    return move(ticket, Step.to(TicketState.CALLED, "queue.called"), place);
  }

  @Transactional
  public Ticket begin(UUID counterId, CurrentUser user) {
    Place place = place(counterId, user);
    Ticket ticket = current(counterId);
    return ticket.state() == TicketState.SERVING
        ? ticket
        : move(ticket, Step.to(TicketState.SERVING, "queue.served"), place);
  }

  @Transactional
  public Ticket missed(UUID counterId, CurrentUser user) {
    Place place = place(counterId, user);
    return move(current(counterId), Step.to(TicketState.MISSED, "queue.missed"), place);
  }

  @Transactional
  public Ticket done(UUID counterId, CurrentUser user) {
    begin(counterId, user);
    Place place = place(counterId, user);
    return move(current(counterId), Step.to(TicketState.DONE, "queue.done"), place);
  }

  /**
   * Sends the ticket at the counter on; it keeps its number and the time it was drawn.
   *
   * @param to only that counter may call it; null for any counter that serves its group
   */
  @Transactional
  public Ticket transfer(UUID counterId, UUID groupId, @Nullable UUID to, CurrentUser user) {
    Place place = place(counterId, user);
    Ticket ticket = current(counterId);
    Centre.Group group = issuing.group(place.centre(), groupId);
    Centre.Counter target = to == null ? null : halls.counter(to);
    if (target != null
        && (!target.centreId().equals(place.centre().id())
            || !target.groups().contains(groupId)
            || target.id().equals(counterId))) {
      throw new AppException(QueueErrors.NO_SUCH_COUNTER);
    }
    jdbc.sql("update queue.ticket set for_counter = :counter where id = :id")
        .param("counter", to)
        .param("id", ticket.id())
        .update();
    String note = group.letter() + (target == null ? "" : " " + target.number());
    return move(ticket, new Step(TicketState.WAITING, "queue.transferred", group, note), place);
  }

  /** A dossier was received for the ticket: it is done, if it stands at the officer's counter. */
  @EventListener
  @Transactional
  public void on(VisitEnded ended) {
    Ticket ticket = tickets.take(ended.visit());
    Optional<Centre.Counter> seat = halls.seatOf(ended.officer().id());
    if (!ticket.state().atCounter()
        || seat.isEmpty()
        || !seat.get().id().equals(ticket.counterId())) {
      return;
    }
    jdbc.sql("update queue.ticket set dossier_id = :dossier, dossier_code = :code where id = :id")
        .param("dossier", ended.dossier())
        .param("code", ended.code())
        .param("id", ticket.id())
        .update();
    done(seat.get().id(), ended.officer());
  }

  private Ticket current(UUID counterId) {
    return tickets
        .at(counterId)
        .map(ticket -> tickets.take(ticket.id()))
        .orElseThrow(() -> new AppException(QueueErrors.NOT_NOW));
  }

  private Place place(UUID counterId, CurrentUser user) {
    Centre.Counter counter = halls.counter(counterId);
    Centre centre = halls.get(counter.centreId());
    user.require(SERVE, centre.unitPath());
    if (!user.requireId().equals(counter.officer())) {
      throw new AppException(QueueErrors.NOT_SEATED);
    }
    return new Place(centre, counter, user, issuing.now());
  }

  /**
   * A move of a ticket.
   *
   * @param group in which it goes on; null for its own
   */
  private record Step(TicketState to, String action, Centre.@Nullable Group group, String note) {
    static Step to(TicketState state, String action) {
      return new Step(state, action, null, "");
    }
  }

  private Ticket move(Ticket ticket, Step step, Place place) {
    TicketState to = step.to();
    if (!ticket.state().mayBecome(to)) {
      throw new AppException(QueueErrors.NOT_NOW);
    }
    Centre.Group group = step.group();
    jdbc.sql(
            """
            update queue.ticket set state = :state, group_id = :group,
              first_called_at = case when :called then coalesce(first_called_at, :at)
                else first_called_at end,
              called_at = case when :called then :at else called_at end,
              calls = calls + case when :called then 1 else 0 end,
              serving_at = case when :serving then :at when :ended then serving_at end,
              ended_at = case when :ended then cast(:at as timestamptz) end,
              counter_id = case when :away then null else cast(:counter as uuid) end,
              for_counter = case when :away then for_counter end,
              officer = :officer, officer_name = :name
            where id = :id
            """)
        .param("state", to.name())
        .param("group", group == null ? ticket.groupId() : group.id())
        .param("called", to == TicketState.CALLED)
        .param("serving", to == TicketState.SERVING)
        .param("ended", to == TicketState.DONE || to == TicketState.MISSED)
        .param("away", to == TicketState.WAITING)
        .param("at", Sql.utc(place.at()))
        .param("counter", place.counter().id())
        .param("officer", place.user().id())
        .param("name", place.user().name())
        .param("id", ticket.id())
        .update();
    String kind = to == TicketState.WAITING ? "TRANSFERRED" : to.name();
    tickets.note(ticket.id(), place.at(), kind, place.actor(), step.note());
    record(step.action(), "queue-ticket", ticket.code(), place.centre(), place.user());
    return tickets.get(ticket.id());
  }

  private void record(String action, String object, String id, Centre centre, CurrentUser user) {
    audit.record(new AuditEvent(action, object, id, user, centre.unitPath(), null, null, null));
  }
}
