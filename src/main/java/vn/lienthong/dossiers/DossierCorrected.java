package vn.lienthong.dossiers;

/** A recorded correction reopened a dossier. */
public record DossierCorrected(DossierFact dossier, DossierStatus from, String reason) {}
