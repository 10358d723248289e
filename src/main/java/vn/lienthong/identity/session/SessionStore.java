package vn.lienthong.identity.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.identity.secrets.SecretBox;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Signals;

/**
 * Sessions in PostgreSQL with a cache in front. A request of a known session reads nothing and
 * writes the last access at most once a minute; what ends on one node is heard by the others
 * through {@link Signals}, and while nothing can be heard every session is checked each second.
 */
@Component
public class SessionStore implements SessionRepository<StoredSession> {
  static final String TOPIC = "session";
  private static final Duration ACCESS_STEP = Duration.ofMinutes(1);
  private static final Duration DEAF_TRUST = Duration.ofMillis(900);
  private static final Duration ANONYMOUS_IDLE = Duration.ofMinutes(30);
  private static final int ID_LENGTH = 43;

  private final SessionRows rows;
  private final Signals signals;
  private final Policies policies;
  private final Clock clock;
  private final Cache<String, StoredSession> cache =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterAccess(Duration.ofHours(1)).build();
  private final Cache<String, Long> dropped =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build();

  SessionStore(SessionRows rows, Signals signals, Policies policies, Clock clock) {
    this.rows = rows;
    this.signals = signals;
    this.policies = policies;
    this.clock = clock;
    signals.on(TOPIC, this::forget);
  }

  private void forget(String key) {
    if (key.equals("*")) {
      cache.invalidateAll();
    } else {
      dropped.put(key, System.nanoTime());
      cache.invalidate(key);
    }
  }

  @Override
  public StoredSession createSession() {
    return new StoredSession(
        Ids.next(),
        SecretBox.random(),
        clock,
        ANONYMOUS_IDLE,
        policies.duration("session.longest"));
  }

  @Override
  public @Nullable StoredSession findById(String id) {
    if (id.length() != ID_LENGTH) {
      return null;
    }
    String key = StoredSession.keyOf(id);
    StoredSession session = cache.getIfPresent(key);
    if (session == null || !(signals.hearing() || session.checkedWithin(DEAF_TRUST))) {
      session = load(id, key);
    } else if (session.isExpired(clock.instant())) {
      // another node may have seen a later request
      session = load(id, key);
    }
    if (session != null && session.isExpired(clock.instant())) {
      deleteById(id);
      return null;
    }
    return session;
  }

  private @Nullable StoredSession load(String id, String key) {
    while (true) {
      long begin = System.nanoTime();
      Optional<SessionRows.Row> row = rows.find(key);
      if (row.isEmpty()) {
        cache.invalidate(key);
        return null;
      }
      StoredSession session = new StoredSession(id, row.get(), clock);
      cache.put(key, session);
      Long drop = dropped.getIfPresent(key);
      if (drop == null || drop - begin < 0) {
        return session;
      }
    }
  }

  @Override
  public void save(StoredSession session) {
    String key = StoredSession.keyOf(session.getId());
    String storedKey = session.storedKey();
    if (storedKey == null) {
      rows.insert(session, key);
      session.stored(key);
      cache.put(key, session);
    } else if (!storedKey.equals(key) || session.hasChanges()) {
      boolean alive = rows.update(session, key);
      signals.send(TOPIC, storedKey);
      session.stored(key);
      if (alive) {
        cache.put(key, session);
      }
    } else if (session.accessIsOld(ACCESS_STEP)) {
      session.stored(key);
      if (!rows.touch(session)) {
        cache.invalidate(key);
      }
    }
  }

  @Override
  public void deleteById(String id) {
    String key = StoredSession.keyOf(id);
    rows.delete(key);
    signals.send(TOPIC, key);
  }

  /** Where the owner is signed in now, the latest use first. */
  public List<OpenSession> of(UUID owner, @Nullable String currentId) {
    String here = currentId == null ? "" : StoredSession.keyOf(currentId);
    return rows.ofOwner(owner, clock.instant()).stream()
        .map(row -> OpenSession.of(row, row.key().equals(here)))
        .toList();
  }

  /** Ends one session of the owner; false when there is no such one. */
  public boolean end(UUID owner, UUID handle) {
    Optional<String> key = rows.deleteByHandle(owner, handle);
    key.ifPresent(k -> signals.send(TOPIC, k));
    return key.isPresent();
  }

  /** Ends all sessions of the owner, but the one given when there is one; how many. */
  public int endAll(UUID owner, @Nullable String keepId) {
    List<String> keys =
        rows.deleteOfOwner(owner, keepId == null ? "" : StoredSession.keyOf(keepId));
    keys.forEach(key -> signals.send(TOPIC, key));
    return keys.size();
  }

  int sweep() {
    return rows.sweep(clock.instant());
  }
}
