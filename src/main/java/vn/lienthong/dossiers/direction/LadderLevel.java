package vn.lienthong.dossiers.direction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step of the ladder.
 *
 * @param days working days after the due date; negative before it
 * @param confirmed the official rule was seen
 */
record LadderLevel(
    int id,
    int days,
    Tells tells,
    String name,
    String nameEn,
    LocalDate fromDay,
    @Nullable LocalDate toDay,
    String legalBasis,
    boolean confirmed) {

  /** Who is told. */
  enum Tells {
    /** Whoever owes the next act. */
    OFFICER,
    /** The head of the division that works on it. */
    HEAD,
    /** The leaders of the deciding agency. */
    LEADER,
    /** The head of the service centre that received it. */
    COUNTER,
    /** The control of procedures of the province. */
    CONTROL;

    String label() {
      return "dossiers.direction.tells." + name();
    }
  }
}
