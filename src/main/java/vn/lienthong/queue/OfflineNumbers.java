package vn.lienthong.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

/**
 * Numbers for a kiosk whose network is away: it holds a block of each group, gives them out by
 * itself and hands in later what it gave. They come from a series of their own, so that the numbers
 * given by the server stay gapless; numbers of a block that nobody drew are explained by the block.
 */
@Service
class OfflineNumbers {
  private final JdbcClient jdbc;
  private final HallRepository halls;
  private final TicketRepository tickets;
  private final Issuing issuing;

  OfflineNumbers(JdbcClient jdbc, HallRepository halls, TicketRepository tickets, Issuing issuing) {
    this.jdbc = jdbc;
    this.halls = halls;
    this.tickets = tickets;
    this.issuing = issuing;
  }

  record Block(UUID group, String letter, LocalDate day, int first, int last) {}

  /**
   * A ticket that the kiosk gave by itself.
   *
   * @param instead client id of a request that got no answer; if the server had given a number for
   *     it all the same, nobody holds that one
   */
  record Given(
      UUID clientId,
      UUID group,
      LocalDate day,
      int number,
      Instant at,
      @Nullable String ground,
      @Nullable UUID instead) {}

  /**
   * What became of it.
   *
   * @param token null where it was refused
   */
  record Taken(UUID clientId, @Nullable String code, @Nullable String token) {}

  /** A block of today for each open group; the one the device has already while enough is left. */
  @Transactional
  public List<Block> lend(Centre centre, String device) {
    Instant now = issuing.now();
    LocalDate day = LocalDate.ofInstant(now, Vietnam.ZONE);
    List<Block> held = held(centre, device, day);
    List<Block> lent = new ArrayList<>();
    for (Centre.Group group : halls.groups(centre.id())) {
      if (!group.active()) {
        continue;
      }
      Optional<Block> own = held.stream().filter(b -> b.group().equals(group.id())).findFirst();
      lent.add(own.orElseGet(() -> lend(centre, group, day, device, now)));
    }
    return lent;
  }

  /** Blocks of the device with more than half of their numbers left, the newest first. */
  private List<Block> held(Centre centre, String device, LocalDate day) {
    return jdbc.sql(
            """
            select b.*, g.letter from queue.block b join queue.service_group g on g.id = b.group_id
            where b.centre_id = :centre and b.device = :device and b.day = :day
              and (select count(*) from queue.ticket t where t.drawn_group = b.group_id
                and t.day = b.day and t.number between b.first and b.last)
                * 2 < b.last - b.first + 1
            order by b.first desc
            """)
        .param("centre", centre.id())
        .param("device", device)
        .param("day", day)
        .query((row, i) ->
            new Block(
                Sql.id(row, "group_id"),
                row.getString("letter"),
                day,
                row.getInt("first"),
                row.getInt("last")))
        .list();
  }

  private Block lend(Centre centre, Centre.Group group, LocalDate day, String device, Instant now) {
    int last = tickets.lock(group, day, true, centre.offlineFrom() - 1);
    Block block = new Block(group.id(), group.letter(), day, last + 1, last + centre.blockSize());
    tickets.advance(group, day, true, block.last());
    jdbc.sql(
            """
            insert into queue.block (id, centre_id, group_id, day, device, first, last, lent_at)
            values (:id, :centre, :group, :day, :device, :first, :last, :at)
            """)
        .param("id", Ids.next())
        .param("centre", centre.id())
        .param("group", group.id())
        .param("day", day)
        .param("device", device)
        .param("first", block.first())
        .param("last", block.last())
        .param("at", Sql.utc(now))
        .update();
    return block;
  }

  /** Takes in what was given; the same again changes nothing. */
  @Transactional
  public List<Taken> reconcile(Centre centre, String device, List<Given> given) {
    return given.stream().map(one -> take(centre, device, one)).toList();
  }

  private Taken take(Centre centre, String device, Given given) {
    Optional<Ticket> known = tickets.ofClient(given.clientId());
    if (known.isEmpty() && lentTo(centre, device, given)) {
      Instant now = issuing.now();
      UUID id = Ids.next();
      boolean put =
          tickets.insert(
              id,
              halls.group(given.group()),
              given.day(),
              given.number(),
              new TicketRepository.Draw(
                  given.clientId(),
                  Issuing.token(),
                  Ticket.Source.OFFLINE,
                  ground(given),
                  given.at().isAfter(now) ? now : given.at()));
      if (put) {
        tickets.note(id, now, "ISSUED", TicketRepository.Actor.NOBODY, "OFFLINE");
        drop(given.instead(), now);
      }
      known = tickets.ofClient(given.clientId());
    }
    return known
        .map(ticket -> new Taken(given.clientId(), ticket.code(), ticket.token()))
        .orElseGet(() -> new Taken(given.clientId(), null, null));
  }

  /** The number is in somebody's hand: a ground that is none any more only gives no priority. */
  private @Nullable PriorityGround ground(Given given) {
    return given.ground() == null ? null : issuing.known(given.ground(), given.at()).orElse(null);
  }

  private void drop(@Nullable UUID client, Instant now) {
    Optional<Ticket> orphan = client == null ? Optional.<Ticket>empty() : tickets.ofClient(client);
    orphan
        .filter(ticket -> ticket.state() == TicketState.WAITING)
        .filter(ticket ->
            jdbc.sql(
                        """
                        update queue.ticket set state = 'MISSED', ended_at = :at
                        where id = :id and state = 'WAITING'
                        """)
                    .param("at", Sql.utc(now))
                    .param("id", ticket.id())
                    .update()
                == 1)
        .ifPresent(ticket ->
            tickets.note(ticket.id(), now, "REPLACED", TicketRepository.Actor.NOBODY, ""));
  }

  private boolean lentTo(Centre centre, String device, Given given) {
    return jdbc.sql(
            """
            select exists (select 1 from queue.block where centre_id = :centre
              and group_id = :group and day = :day and device = :device
              and :number between first and last and lent_at <= :at)
            """)
        .param("centre", centre.id())
        .param("group", given.group())
        .param("day", given.day())
        .param("device", device)
        .param("number", given.number())
        // clocks of kiosks go wrong by a little
        .param("at", Sql.utc(given.at().plusSeconds(300)))
        .query(Boolean.class)
        .single();
  }
}
