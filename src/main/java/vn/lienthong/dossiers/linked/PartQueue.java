package vn.lienthong.dossiers.linked;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lists of the desk of parts. */
public enum PartQueue {
  /** Sent to our agency, taken by nobody yet. */
  SENT("p.status = 'SENT'", false, "warn"),
  WORKING("p.status = 'WORKING'", false, ""),
  /** Before our leader. */
  PROPOSED("p.status = 'PROPOSED'", false, ""),
  /** Papers are missing: asked of the lead, or of the applicant. */
  SUPPLEMENT("p.status in ('SUPPLEMENT_ASKED', 'SUPPLEMENT_WAITING')", false, ""),
  LATE("p.paused_since is null and p.due_at < :now", false, "late"),
  /** We lead, and other agencies ask us for papers. */
  WISHES("p.status = 'SUPPLEMENT_ASKED' and not p.lead", true, "warn"),
  /** We lead, and wait for other agencies. */
  LED("not p.lead", true, "");

  private final String condition;
  private final boolean led;
  private final String tone;

  PartQueue(String condition, boolean led, String tone) {
    this.condition = condition;
    this.led = led;
    this.tone = tone;
  }

  String condition() {
    return condition;
  }

  /** Parts of others that the user's units lead, not their own. */
  boolean led() {
    return led;
  }

  String tone() {
    return tone;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String label() {
    return "dossiers.linked.queue." + name();
  }

  static Optional<PartQueue> of(@Nullable String word) {
    return Arrays.stream(values()).filter(queue -> queue.word().equals(word)).findFirst();
  }
}
