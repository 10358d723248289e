package vn.lienthong.dossiers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The asked papers came in; the clock runs again. */
public record SupplementReceived(DossierFact dossier, @Nullable Instant dueAt) {}
