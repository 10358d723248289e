package vn.lienthong.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

/** Tickets and what happened to them. */
@Repository
class TicketRepository {
  private final JdbcClient jdbc;

  TicketRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who has what.
   *
   * @param ground null where nothing gives priority
   */
  record Draw(
      UUID clientId,
      String token,
      Ticket.Source source,
      @Nullable PriorityGround ground,
      Instant at) {}

  /** Holds the row of the series until the end of the transaction; returns the last number. */
  int lock(Centre.Group group, LocalDate day, boolean offline, int before) {
    jdbc.sql(
            """
            insert into queue.series (centre_id, group_id, day, kind, last)
            values (:centre, :group, :day, :kind, :before) on conflict do nothing
            """)
        .param("centre", group.centreId())
        .param("group", group.id())
        .param("day", day)
        .param("kind", kind(offline))
        .param("before", before)
        .update();
    return jdbc.sql(
            """
            select last from queue.series where group_id = :group and day = :day and kind = :kind
            for update
            """)
        .param("group", group.id())
        .param("day", day)
        .param("kind", kind(offline))
        .query(Integer.class)
        .single();
  }

  void advance(Centre.Group group, LocalDate day, boolean offline, int last) {
    jdbc.sql(
            """
            update queue.series set last = :last
            where group_id = :group and day = :day and kind = :kind
            """)
        .param("last", last)
        .param("group", group.id())
        .param("day", day)
        .param("kind", kind(offline))
        .update();
  }

  private static String kind(boolean offline) {
    return offline ? "OFFLINE" : "ONLINE";
  }

  /** False where the number or the client's ticket is there already. */
  boolean insert(UUID id, Centre.Group group, LocalDate day, int number, Draw draw) {
    PriorityGround ground = draw.ground();
    return jdbc.sql(
                """
                insert into queue.ticket (id, client_id, token, centre_id, group_id,
                  drawn_group, day, series,
                  number, code, state, source, ground, ground_basis, rank, issued_at)
                values (:id, :client, :token, :centre, :group, :group, :day, :series, :number, :code,
                  'WAITING', :source, :ground, :basis, :rank, :at)
                on conflict do nothing
                """)
            .param("id", id)
            .param("client", draw.clientId())
            .param("token", draw.token())
            .param("centre", group.centreId())
            .param("group", group.id())
            .param("day", day)
            .param("series", kind(draw.source() == Ticket.Source.OFFLINE))
            .param("number", number)
            .param("code", Ticket.code(group.letter(), number))
            .param("source", draw.source().name())
            .param("ground", ground == null ? null : ground.code())
            .param("basis", ground == null ? null : ground.legalBasis())
            .param("rank", ground == null ? 99 : ground.rank())
            .param("at", Sql.utc(draw.at()))
            .update()
        == 1;
  }

  Optional<Ticket> ofClient(UUID clientId) {
    return jdbc.sql("select * from queue.ticket where client_id = :id")
        .param("id", clientId)
        .query(TicketRepository::row)
        .optional();
  }

  Optional<Ticket> byToken(String token) {
    return jdbc.sql("select * from queue.ticket where token = :token")
        .param("token", token)
        .query(TicketRepository::row)
        .optional();
  }

  Ticket get(UUID id) {
    return jdbc.sql("select * from queue.ticket where id = :id")
        .param("id", id)
        .query(TicketRepository::row)
        .optional()
        .orElseThrow(() -> new AppException(QueueErrors.NO_SUCH_TICKET));
  }

  /** Nobody else moves it until the end of the transaction. */
  Ticket take(UUID id) {
    return jdbc.sql("select * from queue.ticket where id = :id for update")
        .param("id", id)
        .query(TicketRepository::row)
        .optional()
        .orElseThrow(() -> new AppException(QueueErrors.NO_SUCH_TICKET));
  }

  /** What stands at the counter, called or being served. */
  Optional<Ticket> at(UUID counter) {
    return jdbc.sql(
            """
            select * from queue.ticket
            where counter_id = :counter and state in ('CALLED', 'SERVING')
            """)
        .param("counter", counter)
        .query(TicketRepository::row)
        .optional();
  }

  /** The next for the counter, held; others who call at the same moment get the one after. */
  Optional<Ticket> next(Centre.Counter counter, LocalDate day) {
    return jdbc.sql(
            """
            select * from queue.ticket
            where group_id in (:groups) and day = :day and state = 'WAITING'
              and (for_counter is null or for_counter = :counter)
            order by for_counter is null, rank, issued_at, number limit 1
            for update skip locked
            """)
        .param("groups", counter.groups().isEmpty() ? List.of(counter.id()) : counter.groups())
        .param("day", day)
        .param("counter", counter.id())
        .query(TicketRepository::row)
        .optional();
  }

  void note(UUID ticket, Instant at, String kind, Actor who, String note) {
    jdbc.sql(
            """
            insert into queue.ticket_event (id, ticket_id, at, kind, counter_id, officer,
              officer_name, note)
            values (:id, :ticket, :at, :kind, :counter, :officer, :name, :note)
            """)
        .param("id", Ids.next())
        .param("ticket", ticket)
        .param("at", Sql.utc(at))
        .param("kind", kind)
        .param("counter", who.counter())
        .param("officer", who.officer())
        .param("name", who.name())
        .param("note", note)
        .update();
  }

  /** Who acts, from where; nobody where people draw their numbers themselves. */
  record Actor(@Nullable UUID counter, @Nullable UUID officer, @Nullable String name) {
    static final Actor NOBODY = new Actor(null, null, null);
  }

  static Ticket row(ResultSet row, int i) throws SQLException {
    return new Ticket(
        Sql.id(row, "id"),
        row.getString("token"),
        Sql.id(row, "centre_id"),
        Sql.id(row, "group_id"),
        row.getObject("day", LocalDate.class),
        row.getInt("number"),
        row.getString("code"),
        TicketState.valueOf(row.getString("state")),
        Ticket.Source.valueOf(row.getString("source")),
        row.getString("ground"),
        row.getString("ground_basis"),
        Sql.at(row, "issued_at"),
        Sql.instant(row, "first_called_at"),
        Sql.instant(row, "called_at"),
        row.getInt("calls"),
        Sql.instant(row, "serving_at"),
        Sql.instant(row, "ended_at"),
        Sql.uuid(row, "counter_id"),
        Sql.uuid(row, "for_counter"),
        Sql.uuid(row, "dossier_id"),
        row.getString("dossier_code"));
  }
}
