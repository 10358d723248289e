package vn.lienthong.dossiers;

/** A dossier was not received (Form 03). */
public record DossierRefused(DossierFact dossier, String reason) {}
