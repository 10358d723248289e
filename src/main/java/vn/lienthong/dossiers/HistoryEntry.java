package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history, which only grows: who did what in which position, how long the step took
 * and whether it was early.
 *
 * @param version of the dossier after it
 * @param tookMinutes working minutes since the step began; null where no step ended
 * @param earlyMinutes working minutes before the step was due, negative when late
 * @param capacity KT, TL, TUQ, TM or Q when the post was held for somebody else
 */
public record HistoryEntry(
    UUID id,
    UUID dossierId,
    int version,
    Instant at,
    EventKind kind,
    @Nullable String stepKey,
    @Nullable String stepName,
    @Nullable UUID who,
    String whoKind,
    String person,
    @Nullable String position,
    @Nullable UUID unitId,
    @Nullable String unitName,
    @Nullable String capacity,
    @Nullable Integer tookMinutes,
    @Nullable Integer earlyMinutes,
    String note,
    DossierStatus status,
    @Nullable String stepAfter,
    @Nullable String assigneeAfter,
    Map<String, String> details) {

  /** As the applicant sees it; empty where they see nothing of it. */
  public Optional<HistoryEntry> forApplicant() {
    return switch (kind.applicant()) {
      case WITH_NOTE -> Optional.of(this);
      case FACT -> Optional.of(with("", assigneeAfter, Map.of()));
      case NOTHING -> Optional.empty();
    };
  }

  HistoryEntry with(String note, @Nullable String assigneeAfter, Map<String, String> details) {
    return new HistoryEntry(
        id,
        dossierId,
        version,
        at,
        kind,
        stepKey,
        stepName,
        who,
        whoKind,
        person,
        position,
        unitId,
        unitName,
        capacity,
        tookMinutes,
        earlyMinutes,
        note,
        status,
        stepAfter,
        assigneeAfter,
        details);
  }
}
