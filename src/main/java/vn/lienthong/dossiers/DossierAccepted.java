package vn.lienthong.dossiers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dossier was received complete and correct; its clock runs. */
public record DossierAccepted(DossierFact dossier, @Nullable Instant dueAt) {}
