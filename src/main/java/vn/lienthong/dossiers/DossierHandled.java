package vn.lienthong.dossiers;

import java.util.UUID;

/** The result of a dossier was issued; it waits for its applicant. */
public record DossierHandled(DossierFact dossier, UUID resultId) {}
