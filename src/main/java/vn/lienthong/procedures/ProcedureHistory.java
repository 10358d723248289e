package vn.lienthong.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was ever published of a procedure, and who handled it when.
 *
 * @param versions in the order in which they came into force; of several of one day the last counts
 */
public record ProcedureHistory(String code, List<Published> versions, List<Handling> handling) {
  public ProcedureHistory {
    versions = List.copyOf(versions);
    handling = List.copyOf(handling);
  }

  public record Published(ProcedureVersion version, Instant at) {}

  /**
   * @param until last day; null while it goes on
   */
  public record Handling(UUID unit, LocalDate from, @Nullable LocalDate until) {}
}
