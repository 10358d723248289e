package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.UUID;

/** Another unit was asked for its opinion. */
public record ConsultationRequested(DossierFact dossier, UUID askedUnit, Instant dueAt) {}
