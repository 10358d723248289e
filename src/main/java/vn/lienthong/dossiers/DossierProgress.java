package vn.lienthong.dossiers;

import org.jspecify.annotations.Nullable;

/**
 * One act in the life of a dossier.
 *
 * @param visit the step in which it was done; null where it belongs to none
 */
public record DossierProgress(
    String code, HistoryEntry entry, HistoryRepository.@Nullable StepVisit visit) {}
