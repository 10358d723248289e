package vn.lienthong.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Certified electronic copies in force that a unit issued in a month, named by its first day.
 *
 * @param dossierCode of the dossier for which they were certified; null for none
 */
public record CopyCount(
    String unitPath, LocalDate month, @Nullable String dossierCode, long copies) {}
