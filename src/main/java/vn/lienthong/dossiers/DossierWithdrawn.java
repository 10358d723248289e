package vn.lienthong.dossiers;

/** The applicant took the dossier back. */
public record DossierWithdrawn(DossierFact dossier, String reason) {}
