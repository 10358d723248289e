package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private volatile Day day = new Day(LocalDate.MIN);
  }

  /** Only what is there is kept: what is missing may be asked for by anybody, without end. */
  private record Day(
      LocalDate on,
      Map<UUID, UnitSummary> units,
      Map<UUID, UnitSummary> centres,
      Map<String, UnitSummary> root) {

    Day(LocalDate on) {
      this(on, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
  }

  UnitsNow(UnitRepository units, Signals signals, Clock clock) {
    this.units = units;
    this.clock = clock;
    this.memo = new Remembered<>(signals, "directory.units", Memo::new);
  }

  /** As {@link UnitRepository#unit} of today in Vietnam. */
  Optional<UnitSummary> unit(UUID id) {
    Day day = today();
    return kept(day.units(), id, () -> units.unit(id, day.on()));
  }

  /** As {@link UnitRepository#units} of today in Vietnam. */
  List<UnitSummary> units(Collection<UUID> ids) {
    Day day = today();
    List<UnitSummary> all = new ArrayList<>();
    List<UUID> missing = new ArrayList<>();
    for (UUID id : ids.stream().distinct().toList()) {
      UnitSummary known = day.units().get(id);
      if (known == null) {
        missing.add(id);
      } else {
        all.add(known);
      }
    }
    for (UnitSummary unit : units.units(missing, day.on())) {
      day.units().put(unit.id(), unit);
      all.add(unit);
    }
    return all;
  }

  /** The province on the day. */
  Optional<UnitSummary> root(LocalDate on) {
    Day day = today();
    return on.equals(day.on()) ? kept(day.root(), "", () -> units.root(on)) : units.root(on);
  }

  /** What the search for a service centre found for the unit on the day. */
  Optional<UnitSummary> centre(UUID unit, LocalDate on, Supplier<Optional<UnitSummary>> search) {
    Day day = today();
    return on.equals(day.on()) ? kept(day.centres(), unit, search) : search.get();
  }

  private static <K> Optional<UnitSummary> kept(
      Map<K, UnitSummary> map, K key, Supplier<Optional<UnitSummary>> reading) {
    @Nullable UnitSummary known = map.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<UnitSummary> read = reading.get();
    if (read.isPresent()) {
      map.put(key, read.get());
    }
    return read;
  }

  private Day today() {
    LocalDate today = Vietnam.today(clock);
    Memo kept = memo.get();
    Day day = kept.day;
    if (!day.on().equals(today)) {
      day = new Day(today);
      kept.day = day;
    }
    return day;
  }

  /** Call it in the transaction that changes a unit. */
  void changed() {
    memo.changed();
  }
}
