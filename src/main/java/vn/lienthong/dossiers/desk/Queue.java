package vn.lienthong.dossiers.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queues of the desk. */
public enum Queue {
  /** On my own desk. */
  MINE("", false),
  /** On the desks of my units. */
  UNIT("", false),
  OVERDUE("late", false),
  TODAY("warn", false),
  SUPPLEMENT("", false),
  /** We asked another unit. */
  CONSULTING("", false),
  /** Another unit asks us. */
  ASKED("warn", false),
  ONLINE("", true),
  RETURNING("", true);

  private final String tone;
  private final boolean reception;

  Queue(String tone, boolean reception) {
    this.tone = tone;
    this.reception = reception;
  }

  public String tone() {
    return tone;
  }

  /** Work of the counter. */
  boolean reception() {
    return reception;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return "dossiers.queue." + name();
  }

  public static Optional<Queue> of(@Nullable String word) {
    return Arrays.stream(values()).filter(queue -> queue.word().equals(word)).findFirst();
  }
}
