package vn.lienthong.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import vn.lienthong.identity.secrets.SecretBox;

/**
 * A session as the requests of one node share it. Changes are kept by attribute and written as
 * such, so that two nodes do not overwrite each other's.
 */
final class StoredSession implements Session {
  private final Clock clock;
  private final UUID handle;
  private final Instant createdAt;
  private final Instant endsAt;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private final Map<String, Optional<Object>> changes = new ConcurrentHashMap<>();
  private volatile String id;
  private volatile @Nullable String storedKey;
  private volatile Instant lastAccess;
  private volatile Instant storedAccess;
  private volatile Duration idle;
  private volatile boolean idleChanged;
  private volatile long checkedAt = System.nanoTime();

  /** A new one, not in the database yet. */
  StoredSession(UUID handle, String id, Clock clock, Duration idle, Duration longest) {
    Instant now = clock.instant();
    this.clock = clock;
    this.handle = handle;
    this.id = id;
    this.createdAt = now;
    this.lastAccess = now;
    this.storedAccess = now;
    this.idle = idle;
    this.endsAt = now.plus(longest);
  }

  /** One that was read. */
  StoredSession(String id, SessionRows.Row row, Clock clock) {
    this.clock = clock;
    this.handle = row.handle();
    this.id = id;
    this.createdAt = row.createdAt();
    this.lastAccess = row.lastAccess();
    this.storedAccess = row.lastAccess();
    this.idle = row.idle();
    this.endsAt = row.endsAt();
    this.storedKey = keyOf(id);
    this.attributes.putAll(row.attributes());
  }

  /** What the database and the caches know instead of the cookie. */
  static String keyOf(String id) {
    return HexFormat.of().formatHex(SecretBox.sha256(id));
  }

  UUID handle() {
    return handle;
  }

  Instant endsAt() {
    return endsAt;
  }

  @Nullable String storedKey() {
    return storedKey;
  }

  boolean hasChanges() {
    return !changes.isEmpty() || idleChanged;
  }

  boolean accessIsOld(Duration step) {
    return lastAccess.isAfter(storedAccess.plus(step));
  }

  Map<String, Optional<Object>> takeChanges() {
    Map<String, Optional<Object>> taken = Map.copyOf(changes);
    taken.forEach(changes::remove);
    idleChanged = false;
    return taken;
  }

  void stored(String key) {
    storedKey = key;
    storedAccess = lastAccess;
  }

  boolean checkedWithin(Duration time) {
    return System.nanoTime() - checkedAt < time.toNanos();
  }

  boolean isExpired(Instant now) {
    return now.isAfter(lastAccess.plus(idle)) || now.isAfter(endsAt);
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public String changeSessionId() {
    id = SecretBox.random();
    return id;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> @Nullable T getAttribute(String name) {
    return (T) attributes.get(name);
  }

  @Override
  public Set<String> getAttributeNames() {
    return Set.copyOf(attributes.keySet());
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value == null) {
      removeAttribute(name);
    } else if (!(value instanceof String) || !value.equals(attributes.get(name))) {
      attributes.put(name, value);
      changes.put(name, Optional.of(value));
    }
  }

  @Override
  public void removeAttribute(String name) {
    if (attributes.remove(name) != null) {
      changes.put(name, Optional.empty());
    }
  }

  @Override
  public Instant getCreationTime() {
    return createdAt;
  }

  /** Spring Session reads the clock of the machine; the house has one of its own. */
  @Override
  public void setLastAccessedTime(Instant time) {
    lastAccess = clock.instant();
  }

  @Override
  public Instant getLastAccessedTime() {
    return lastAccess;
  }

  @Override
  public void setMaxInactiveInterval(Duration interval) {
    idleChanged |= !interval.equals(idle);
    idle = interval;
  }

  @Override
  public Duration getMaxInactiveInterval() {
    return idle;
  }

  @Override
  public boolean isExpired() {
    return isExpired(clock.instant());
  }
}
