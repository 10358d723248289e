package vn.lienthong.proactive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is seen in the data and what is then done.
 *
 * @param text what the citizen is told
 * @param level 1 remind, 2 and prepare, 3 and recommend, 4 execute
 * @param kind code of the paper that it looks at; null for ages of people
 * @param years of age, of the person or the paper
 * @param days ahead of the event
 * @param options other procedures to choose from at level 3
 * @param prefill field of the form → source, see {@link Sources}
 * @param agency who decides, where several may
 * @param undoHours for how long what was executed may be undone
 */
record Rule(
    UUID id,
    int version,
    String code,
    String title,
    String text,
    int level,
    Trigger trigger,
    @Nullable String kind,
    @Nullable Integer years,
    int days,
    String procedureCode,
    List<Option> options,
    Map<String, String> prefill,
    @Nullable UUID agency,
    int undoHours,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    String legalBasis,
    State state,
    Instant changedAt,
    String changedBy) {

  Rule {
    options = List.copyOf(options);
    prefill = Map.copyOf(prefill);
  }

  /** Another procedure that may suit, and why. */
  record Option(String procedure, String text) {}

  /** What is seen in the data. */
  enum Trigger {
    PAPER_ENTERED,
    PAPER_EXPIRES,
    PAPER_AGE,
    AGE_REACHED;

    boolean aboutPaper() {
      return this != AGE_REACHED;
    }

    boolean needsYears() {
      return this == PAPER_AGE || this == AGE_REACHED;
    }

    String label() {
      return "proactive.trigger." + name();
    }
  }

  enum State {
    DRAFT,
    ACTIVE,
    ENDED;

    String label() {
      return "proactive.ruleState." + name();
    }

    String tone() {
      return switch (this) {
        case DRAFT -> "info";
        case ACTIVE -> "ok";
        case ENDED -> "neutral";
      };
    }
  }

  boolean inForce(LocalDate day) {
    return state == State.ACTIVE
        && !day.isBefore(validFrom)
        && (validUntil == null || !day.isAfter(validUntil));
  }
}
