package vn.lienthong.queue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorktimeApi;

/**
 * Gives numbers: gapless per hall, day and group, as the row of the series is locked until the
 * ticket is there; the same client asked twice gets the same ticket.
 */
@Service
class Issuing {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 12;

  private final HallRepository halls;
  private final TicketRepository tickets;
  private final WorktimeApi worktime;
  private final Clock clock;

  Issuing(HallRepository halls, TicketRepository tickets, WorktimeApi worktime, Clock clock) {
    this.halls = halls;
    this.tickets = tickets;
    this.worktime = worktime;
    this.clock = clock;
  }

  /**
   * What somebody wants.
   *
   * @param clientId made by whoever asks, so that asking again gives nothing twice
   * @param ground code of a priority ground; null for none
   */
  record Wish(UUID clientId, UUID group, @Nullable String ground) {}

  /** Whether the hall gives numbers now; empty while it keeps no hours. */
  Optional<OpeningHours.Standing> hours(Centre centre) {
    return centre.keepsHours()
        ? Optional.of(
            OpeningHours.at(
                worktime.calendar(), Duration.ofMinutes(centre.opensBefore()), clock.instant()))
        : Optional.empty();
  }

  boolean open(Centre centre) {
    return hours(centre).map(OpeningHours.Standing::open).orElse(true);
  }

  @Transactional
  public Ticket issue(Centre centre, Wish wish, Ticket.Source source) {
    Instant now = now();
    Centre.Group group = group(centre, wish.group());
    PriorityGround ground = ground(wish.ground(), now);
    LocalDate day = LocalDate.ofInstant(now, Vietnam.ZONE);
    Optional<Ticket> known = tickets.ofClient(wish.clientId());
    if (known.isPresent()) {
      return known.get();
    }
    if (!open(centre)) {
      throw new AppException(QueueErrors.CLOSED);
    }
    int last = tickets.lock(group, day, false, 0);
    known = tickets.ofClient(wish.clientId());
    if (known.isPresent()) {
      return known.get();
    }
    if (last + 1 >= centre.offlineFrom()) {
      throw new AppException(QueueErrors.GROUP_CLOSED);
    }
    UUID id = Ids.next();
    tickets.insert(
        id,
        group,
        day,
        last + 1,
        new TicketRepository.Draw(wish.clientId(), token(), source, ground, now));
    tickets.advance(group, day, false, last + 1);
    tickets.note(id, now, "ISSUED", TicketRepository.Actor.NOBODY, source.name());
    return tickets.get(id);
  }

  Centre.Group group(Centre centre, UUID id) {
    Centre.Group group = halls.group(id);
    if (!group.centreId().equals(centre.id()) || !group.active()) {
      throw new AppException(QueueErrors.GROUP_CLOSED);
    }
    return group;
  }

  @Nullable PriorityGround ground(@Nullable String code, Instant at) {
    if (code == null || code.isBlank()) {
      return null;
    }
    return known(code, at).orElseThrow(() -> new AppException(QueueErrors.UNKNOWN_GROUND));
  }

  /** The ground as it stands on the day, if there is such a one. */
  Optional<PriorityGround> known(String code, Instant at) {
    return halls.grounds(LocalDate.ofInstant(at, Vietnam.ZONE)).stream()
        .filter(ground -> ground.code().equals(code))
        .findFirst();
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
