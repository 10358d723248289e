package vn.lienthong.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number of the hall.
 *
 * @param token unguessable; whoever has it may follow the ticket
 * @param code as it is called, A012
 * @param ground code of the ground on which it goes first; null for none
 * @param forCounter only this counter may call it, after a transfer
 */
record Ticket(
    UUID id,
    String token,
    UUID centreId,
    UUID groupId,
    LocalDate day,
    int number,
    String code,
    TicketState state,
    Source source,
    @Nullable String ground,
    @Nullable String groundBasis,
    Instant issuedAt,
    @Nullable Instant firstCalledAt,
    @Nullable Instant calledAt,
    int calls,
    @Nullable Instant servingAt,
    @Nullable Instant endedAt,
    @Nullable UUID counterId,
    @Nullable UUID forCounter,
    @Nullable UUID dossierId,
    @Nullable String dossierCode) {

  /** Where it was drawn. */
  enum Source {
    KIOSK,
    OFFLINE,
    COUNTER,
    PROGRAM
  }

  /** A012. */
  static String code(String letter, int number) {
    return letter + "%03d".formatted(number);
  }
}
