package vn.lienthong.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.HouseOwner;

/** The province in the head of every page: the root of the directory, kept for a minute. */
@Component
class Province implements HouseOwner {
  private static final Logger LOG = LoggerFactory.getLogger(Province.class);
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final UnitRepository units;
  private final Clock clock;
  private volatile Known known = new Known(new Name("", ""), Instant.MIN);

  Province(UnitRepository units, Clock clock) {
    this.units = units;
    this.clock = clock;
  }

  private record Known(Name name, Instant until) {}

  /** Pages of errors need it too, so a database that is away leaves what was known. */
  @Override
  public Name name() {
    Known last = known;
    Instant now = clock.instant();
    if (now.isBefore(last.until())) {
      return last.name();
    }
    Name name = last.name();
    try {
      name =
          units
              .root(Vietnam.today(clock))
              .map(root -> new Name(root.name(), root.nameEn()))
              .orElse(name);
    } catch (DataAccessException e) {
      LOG.warn("the name of the province cannot be read", e);
    }
    known = new Known(name, now.plus(KEPT));
    return name;
  }

  @TransactionalEventListener
  void on(UnitFounded founded) {
    known = new Known(known.name(), Instant.MIN);
  }

  @TransactionalEventListener
  void on(UnitRenamed renamed) {
    known = new Known(known.name(), Instant.MIN);
  }
}
