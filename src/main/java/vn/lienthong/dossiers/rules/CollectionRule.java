package vn.lienthong.dossiers.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.payments.CollectionTime;

/**
 * When a fee is collected, from one day to another, both included.
 *
 * @param procedure code of the procedure, {@link #ALL} for every one
 * @param channel name of a {@link vn.lienthong.dossiers.Channel}, {@link #ALL} for every one
 */
record CollectionRule(
    String procedure,
    String channel,
    LocalDate from,
    @Nullable LocalDate to,
    CollectionTime collection,
    String basis) {
  static final String ALL = "*";

  boolean forAll() {
    return procedure.equals(ALL) && channel.equals(ALL);
  }

  /** Whether it is about the same procedure and channel. */
  boolean sameScope(CollectionRule other) {
    return procedure.equals(other.procedure) && channel.equals(other.channel);
  }
}
