package vn.lienthong.dossiers;

import java.util.UUID;

/** A dossier was given to a person. */
public record DossierAssigned(DossierFact dossier, UUID assignee) {}
