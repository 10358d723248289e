package vn.lienthong.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
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
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.PostRepository.Moment;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Remembered;
import vn.lienthong.shared.db.Signals;

/**
 * Units, their codes and who holds posts there, as they are today; each is read once until anything
 * of that changes: nearly every act and page asks for some. As many units as the province has, so a
 * few thousand at most.
 */
@Component
class DirectoryNow {
  /** Lists of people kept; each has few. */
  private static final int POSTS = 20_000;

  private final UnitRepository units;
  private final PostRepository posts;
  private final Clock clock;
  private final Remembered<Memo> memo;

  private static final class Memo {
    private volatile Day day = new Day(LocalDate.MIN);
  }

  /** Only what is there is kept: what is missing may be asked for by anybody, without end. */
  private record Day(
      LocalDate on,
      Map<UUID, UnitSummary> units,
      Map<UUID, Optional<UnitSummary>> centres,
      Map<String, UnitSummary> root,
      Map<Coded, String> codes,
      Cache<Held, List<PostSummary>> posts) {

    Day(LocalDate on) {
      this(
          on,
          new ConcurrentHashMap<>(),
          new ConcurrentHashMap<>(),
          new ConcurrentHashMap<>(),
          new ConcurrentHashMap<>(),
          Caffeine.newBuilder().maximumSize(POSTS).build());
    }
  }

  private record Coded(UUID unit, CodeStyle style) {}

  /** Who may use a permission at a unit, or over it from anywhere. */
  private record Held(String permission, UUID unit, boolean over) {}

  DirectoryNow(UnitRepository units, PostRepository posts, Signals signals, Clock clock) {
    this.units = units;
    this.posts = posts;
    this.clock = clock;
    this.memo = new Remembered<>(signals, "directory.units", Memo::new);
  }

  /** As {@link UnitRepository#unit} of today in Vietnam. */
  Optional<UnitSummary> unit(@Nullable UUID id) {
    if (id == null) {
      return Optional.empty();
    }
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
    if (!on.equals(day.on())) {
      return search.get();
    }
    @Nullable Optional<UnitSummary> known = day.centres().get(unit);
    if (known != null) {
      return known;
    }
    Optional<UnitSummary> found = search.get();
    if (found.isPresent() || day.units().containsKey(unit)) {
      day.centres().put(unit, found);
    }
    return found;
  }

  /** As {@link UnitRepository#code}. */
  Optional<String> code(UUID unit, CodeStyle style, LocalDate on) {
    Day day = today();
    return on.equals(day.on())
        ? kept(day.codes(), new Coded(unit, style), () -> units.code(unit, style, on))
        : units.code(unit, style, on);
  }

  /** Who may use the permission over the unit at that moment, the nearest first. */
  List<PostSummary> holders(String permission, UUID unit, Instant at) {
    return posts(new Held(permission, unit, true), Moment.of(at));
  }

  /** As {@link #holders}, only posts of the unit itself. */
  List<PostSummary> holdersAt(String permission, UUID unit, Instant at) {
    return posts(new Held(permission, unit, false), Moment.of(at));
  }

  private List<PostSummary> posts(Held held, Moment moment) {
    Day day = today();
    if (!moment.on().equals(day.on())) {
      return read(held, moment);
    }
    return day.posts().get(held, key -> List.copyOf(read(key, moment)));
  }

  private List<PostSummary> read(Held held, Moment moment) {
    if (!held.over()) {
      return posts.holdersAt(held.permission(), held.unit(), moment);
    }
    String path = units.path(held.unit(), moment.on());
    return path == null ? List.of() : posts.holders(held.permission(), path, moment);
  }

  private static <K, V> Optional<V> kept(Map<K, V> map, K key, Supplier<Optional<V>> reading) {
    @Nullable V known = map.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<V> read = reading.get();
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

  /** Call it in the transaction that changes a unit, or a person's name. */
  void changed() {
    memo.changed();
  }

  @EventListener
  void on(PostsChanged event) {
    changed();
  }
}
