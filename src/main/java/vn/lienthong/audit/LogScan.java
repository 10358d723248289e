package vn.lienthong.audit;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** The whole log in the database, in order, a batch at a time. */
final class LogScan implements Iterator<LogItem> {
  private final LogRepository repository;
  private final Queue<LogItem> ready = new ArrayDeque<>();
  private long last;
  private boolean ended;

  LogScan(LogRepository repository) {
    this.repository = repository;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && !ended) {
      load();
    }
    return !ready.isEmpty();
  }

  @Override
  public LogItem next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void load() {
    List<LogItem.Sealed> seals = repository.sealedAfter(last);
    long upTo = seals.isEmpty() ? Long.MAX_VALUE : seals.getLast().seq();
    Iterator<Checkpoint> checkpoints = repository.checkpoints(last, upTo).iterator();
    Checkpoint next = checkpoints.hasNext() ? checkpoints.next() : null;
    for (LogItem.Sealed seal : seals) {
      while (next != null && next.seq() < seal.seq()) {
        ready.add(new LogItem.Signed(next));
        next = checkpoints.hasNext() ? checkpoints.next() : null;
      }
      ready.add(seal);
    }
    while (next != null) {
      ready.add(new LogItem.Signed(next));
      next = checkpoints.hasNext() ? checkpoints.next() : null;
    }
    if (seals.isEmpty()) {
      ready.addAll(repository.unsealed());
      ended = true;
    }
    last = upTo;
  }
}
