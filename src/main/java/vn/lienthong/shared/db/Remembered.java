package vn.lienthong.shared.db;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What every act reads and hardly anybody changes, kept in memory until some node changes it. While
 * changes on other nodes are not heard, nothing is kept and every look asks the database.
 */
public final class Remembered<V> {
  private final Signals signals;
  private final String topic;
  private final Supplier<V> reading;
  private volatile Kept<V> kept = new Kept<>();

  /** One object for each state of knowledge: what was read before a change is kept by nobody. */
  private static final class Kept<V> {
    private volatile @Nullable V value;
  }

  /**
   * @param topic name of the signal, unique in the product
   * @param reading the look into the database
   */
  public Remembered(Signals signals, String topic, Supplier<V> reading) {
    this.signals = signals;
    this.topic = topic;
    this.reading = reading;
    signals.on(topic, key -> forget());
  }

  /** As it is now, or was an instant ago on a node that changed it. */
  public V get() {
    if (!signals.hearing() || TransactionSynchronizationManager.hasResource(this)) {
      return reading.get();
    }
    Kept<V> now = kept;
    V value = now.value;
    if (value == null) {
      value = reading.get();
      now.value = value;
    }
    return value;
  }

  /**
   * Call it in the transaction that changes it: from here on that transaction reads what it wrote,
   * and from its end on everybody does.
   */
  public void changed() {
    if (TransactionSynchronizationManager.hasResource(this)) {
      return;
    }
    signals.send(topic, "*");
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.bindResource(this, true);
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              TransactionSynchronizationManager.unbindResource(Remembered.this);
              forget();
            }
          });
    }
  }

  private void forget() {
    kept = new Kept<>();
  }
}
