package vn.lienthong.queue;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.VisitSource;
import vn.lienthong.shared.CurrentUser;

/** Tells reception which ticket stands at the counter of the officer. */
@Component
class Visits implements VisitSource {
  private final HallRepository halls;
  private final TicketRepository tickets;

  Visits(HallRepository halls, TicketRepository tickets) {
    this.halls = halls;
    this.tickets = tickets;
  }

  @Override
  public Optional<Visit> visit(UUID id, CurrentUser officer) {
    return halls
        .seatOf(officer.id())
        .flatMap(seat -> tickets.at(seat.id()))
        .filter(ticket -> ticket.id().equals(id))
        .map(ticket -> new Visit(id, ticket.code(), halls.group(ticket.groupId()).name()));
  }

  @Override
  public String back() {
    return "/queue/counter";
  }
}
