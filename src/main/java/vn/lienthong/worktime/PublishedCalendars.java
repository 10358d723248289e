package vn.lienthong.worktime;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/**
 * The calendars by version. A published calendar never changes, so each is read once; which one is
 * the newest is asked again after two seconds, as another node may have published.
 */
@Component
class PublishedCalendars implements SmartInitializingSingleton {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2050;
  private static final String FIRST_BASIS =
      "Bộ luật Lao động 2019, Điều 111 và Điều 112; các thông báo hoán đổi đã biết";

  private final CalendarRepository repository;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final boolean migrated;
  private final Map<Integer, WorkCalendar> byNumber = new ConcurrentHashMap<>();
  private volatile @Nullable Newest newest;

  private record Newest(WorkCalendar calendar, long nanos) {}

  PublishedCalendars(
      CalendarRepository repository,
      PlatformTransactionManager transactions,
      Clock clock,
      @Value("${lienthong.db.migrate:true}") boolean migrated) {
    this.repository = repository;
    // Of its own: whoever asks first may only be reading, or may roll back.
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.migrated = migrated;
  }

  /**
   * Before the first request: whoever publishes needs a second connection, and many at once would
   * wait for one another's. A restore finds the database as it is: without tables, and then the
   * calendars of the backup come.
   */
  @Override
  public void afterSingletonsInstantiated() {
    if (migrated && repository.latestNumber() == 0) {
      publishFirst();
    }
  }

  WorkCalendar current() {
    Newest known = newest;
    if (known != null && System.nanoTime() - known.nanos() < FRESH.toNanos()) {
      return known.calendar();
    }
    return newest();
  }

  /** Asks the database which one it is. */
  WorkCalendar newest() {
    long now = System.nanoTime();
    int number = repository.latestNumber();
    WorkCalendar calendar = byNumber(number == 0 ? publishFirst() : number);
    newest = new Newest(calendar, now);
    return calendar;
  }

  /** Forgets which calendar is the newest, after a publication. */
  void refresh() {
    newest = null;
  }

  WorkCalendar byNumber(int number) {
    WorkCalendar known = byNumber.get(number);
    if (known == null) {
      // Not within the map's lock: whoever has a connection would wait there for one who has none.
      known = new WorkCalendar(repository.sheet(number));
      byNumber.put(number, known);
    }
    return known;
  }

  WorkCalendar version(String version) {
    return byNumber(
        repository.numberOf(version).orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND)));
  }

  /** A fresh database gets the national calendar that ships with the product. */
  private int publishFirst() {
    try {
      transaction.executeWithoutResult(status ->
          repository.insert(
              1,
              new NationalCalendar().sheet(version(1), FIRST_YEAR, LAST_YEAR, WorkingHours.USUAL),
              FIRST_BASIS,
              clock.instant(),
              CurrentUser.SYSTEM));
    } catch (DuplicateKeyException e) {
      // Another node was faster; its calendar is the same.
    }
    return repository.latestNumber();
  }

  static String version(int number) {
    return "LLV-" + number;
  }
}
