package vn.lienthong.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

/** How many wait and how long it is likely to take, from what the last ones took. */
@Component
class Waits {
  private final JdbcClient jdbc;
  private final Clock clock;

  Waits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A group of the hall now; {@code estimate} is for somebody who comes this moment. */
  record Line(
      UUID groupId,
      String letter,
      String name,
      String nameEn,
      int waiting,
      WaitEstimate estimate) {}

  /** Serving seconds are those of the last twenty of a month, else what the hall reckons with. */
  private static final String LINES =
      """
      select g.id, g.letter, g.name, g.name_en, g.minutes,
        (select count(*) from queue.ticket t
          where t.group_id = g.id and t.day = :day and t.state = 'WAITING') as waiting,
        count(c.id) as open,
        count(c.id) filter (where exists (select 1 from queue.ticket t
          where t.counter_id = c.id and t.state in ('CALLED', 'SERVING'))) as busy,
        (select avg(extract(epoch from l.ended_at - l.serving_at)) from (
          select t.ended_at, t.serving_at from queue.ticket t
          where t.group_id = g.id and t.state = 'DONE' and t.serving_at is not null
            and t.ended_at > :since
          order by t.ended_at desc limit 20) l) as seconds
      from queue.service_group g
      left join queue.counter_group cg on cg.group_id = g.id
      left join queue.counter c on c.id = cg.counter_id and c.officer is not null
      where g.centre_id = :centre and g.active
      group by g.id order by g.place, g.id
      """;

  List<Line> lines(UUID centre) {
    return jdbc.sql(LINES)
        .param("day", Vietnam.today(clock))
        .param("since", Sql.utc(clock.instant().minus(Duration.ofDays(30))))
        .param("centre", centre)
        .query((row, i) -> {
          int waiting = row.getInt("waiting");
          double seconds = row.getDouble("seconds");
          if (row.wasNull()) {
            seconds = row.getInt("minutes") * 60.0;
          }
          return new Line(
              Sql.id(row, "id"),
              row.getString("letter"),
              row.getString("name"),
              row.getString("name_en"),
              waiting,
              new WaitEstimate(waiting, row.getInt("busy"), row.getInt("open"), seconds));
        })
        .list();
  }

  /** For a ticket that waits: who will be called before it, and when its turn is likely to come. */
  @Nullable WaitEstimate of(Ticket ticket) {
    if (ticket.state() != TicketState.WAITING
        || !ticket.day().equals(LocalDate.ofInstant(clock.instant(), Vietnam.ZONE))) {
      return null;
    }
    int ahead = ahead(ticket);
    return lines(ticket.centreId()).stream()
        .filter(line -> line.groupId().equals(ticket.groupId()))
        .findFirst()
        .map(line -> line.estimate().before(ahead))
        .orElse(new WaitEstimate(ahead, 0, 0, 0));
  }

  private int ahead(Ticket ticket) {
    return jdbc.sql(
            """
            select count(*) from queue.ticket t join queue.ticket own on own.id = :id
            where t.group_id = own.group_id and t.day = own.day and t.state = 'WAITING'
              and (t.for_counter is null or t.for_counter = own.for_counter)
              and (t.rank, t.issued_at, t.number) < (own.rank, own.issued_at, own.number)
            """)
        .param("id", ticket.id())
        .query(Integer.class)
        .single();
  }
}
