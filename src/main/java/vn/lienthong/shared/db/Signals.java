package vn.lienthong.shared.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells every node to forget what it has cached: LISTEN/NOTIFY of PostgreSQL on one channel, with
 * payloads {@code topic:key}. Sent in the transaction of the change, so heard after its commit.
 */
@Component
public class Signals implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Signals.class);
  private static final String CHANNEL = "lienthong";
  private static final String CALL = "call:";
  private static final int WAIT_MILLIS = 400;
  private static final long CALL_EVERY = 2_000_000_000L;
  private static final long HEARD_WITHIN = 5_000_000_000L;

  private final UUID me = UUID.randomUUID();

  private final DataSource dataSource;
  private final JdbcClient jdbc;
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private volatile boolean running;
  private volatile long heardMyself;
  private volatile @Nullable Thread thread;

  public Signals(DataSource dataSource, JdbcClient jdbc) {
    this.dataSource = dataSource;
    this.jdbc = jdbc;
  }

  /** Calls the listener with the key of each signal of the topic; {@code *} = forget everything. */
  public void on(String topic, Consumer<String> listener) {
    listeners.merge(topic, listener, Consumer::andThen);
  }

  /** Tells all nodes, this one too; this one at once. */
  public void send(String topic, String key) {
    jdbc.sql("select pg_notify(:channel, :payload)")
        .param("channel", CHANNEL)
        .param("payload", topic + ":" + key)
        .query((row, number) -> true)
        .list();
    deliver(topic, key);
  }

  /** Whether changes made on other nodes are heard now. */
  public boolean hearing() {
    long at = heardMyself;
    return at != 0 && System.nanoTime() - at < HEARD_WITHIN;
  }

  private void deliver(String topic, String key) {
    Consumer<String> listener = listeners.get(topic);
    if (listener != null) {
      listener.accept(key);
    }
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("signals").daemon().start(this::listen);
  }

  private void listen() {
    while (running) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
        // what was sent while nobody listened is unknown, so nothing cached is trusted
        listeners.values().forEach(listener -> listener.accept("*"));
        hear(connection.unwrap(PGConnection.class), statement);
      } catch (SQLException e) {
        if (running) {
          log.warn("signals of other nodes are not heard, trying again: {}", e.getMessage());
        }
      } finally {
        heardMyself = 0;
      }
      pause();
    }
  }

  /** A node that hears its own call hears the others; a pooler between may swallow all of them. */
  private void hear(PGConnection connection, Statement statement) throws SQLException {
    long called = 0;
    while (running) {
      if (called == 0 || System.nanoTime() - called > CALL_EVERY) {
        called = System.nanoTime();
        statement.execute("select pg_notify('" + CHANNEL + "', '" + CALL + me + "')");
      }
      PGNotification[] heard = connection.getNotifications(WAIT_MILLIS);
      if (heard == null) {
        continue;
      }
      for (PGNotification signal : heard) {
        String text = signal.getParameter();
        if (text.equals(CALL + me)) {
          heardMyself = System.nanoTime();
        } else if (text.indexOf(':') > 0) {
          deliver(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1));
        }
      }
    }
  }

  private Connection connect() throws SQLException {
    if (dataSource instanceof HikariDataSource pool) {
      return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }
    return dataSource.getConnection();
  }

  private void pause() {
    try {
      if (running) {
        Thread.sleep(500);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  @Override
  public void stop() {
    running = false;
    Thread listening = thread;
    if (listening != null) {
      try {
        listening.join(2_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
