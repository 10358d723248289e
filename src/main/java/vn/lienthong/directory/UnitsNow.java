package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Remembered;
import vn.lienthong.shared.db.Signals;

/**
 * Units as they are today, each read once until any of them changes: nearly every act and page asks
 * for some. As many as the province has, so a few thousand at most.
 */
@Component
class UnitsNow {
  private final UnitRepository units;
  private final Clock clock;
  private final Remembered<Memo> memo;

  private static final class Memo {
    private volatile Day day = new Day(LocalDate.MIN, Map.of());
  }

  private record Day(LocalDate on, Map<UUID, UnitSummary> read) {}

  UnitsNow(UnitRepository units, Signals signals, Clock clock) {
    this.units = units;
    this.clock = clock;
    this.memo = new Remembered<>(signals, "directory.units", Memo::new);
  }

  /** As {@link UnitRepository#unit} of today in Vietnam. */
  Optional<UnitSummary> unit(UUID id) {
    LocalDate today = Vietnam.today(clock);
    Memo kept = memo.get();
    Day day = kept.day;
    if (!day.on().equals(today)) {
      day = new Day(today, new ConcurrentHashMap<>());
      kept.day = day;
    }
    UnitSummary known = day.read().get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<UnitSummary> read = units.unit(id, today);
    if (read.isPresent()) {
      day.read().put(id, read.get());
    }
    return read;
  }

  /** Call it in the transaction that changes a unit. */
  void changed() {
    memo.changed();
  }
}
