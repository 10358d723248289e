package vn.lienthong.dossiers;

/** The applicant rated how the dossier was handled. */
public record DossierRated(DossierFact dossier) {}
