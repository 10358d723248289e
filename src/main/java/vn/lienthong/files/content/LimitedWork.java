package vn.lienthong.files.content;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs parsers of other people's files: few at a time, each with a time limit. One that ignores its
 * interruption keeps its place, so that broken files cannot gather more and more threads.
 */
final class LimitedWork {
  private static final Logger LOG = LoggerFactory.getLogger(LimitedWork.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final ExecutorService threads;
  private final Semaphore places;
  private final Duration timeout;

  LimitedWork(int places, Duration timeout) {
    this.places = new Semaphore(places);
    this.timeout = timeout;
    this.threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("file-content-", NUMBER.getAndIncrement())
                .factory());
  }

  /** The result; empty when it failed, took too long, or no place became free in time. */
  <T> Optional<T> run(String what, Callable<Optional<T>> work) throws InterruptedException {
    if (!places.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.info("no place for {}", what);
      return Optional.empty();
    }
    var future =
        threads.submit(() -> {
          try {
            return work.call();
          } finally {
            places.release();
          }
        });
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      LOG.info("{} took longer than {}", what, timeout);
    } catch (ExecutionException e) {
      LOG.info("{} failed: {}", what, String.valueOf(e.getCause()));
    }
    return Optional.empty();
  }
}
