package vn.lienthong.dossiers;

/** Handling was stopped (Form 05). */
public record DossierStopped(DossierFact dossier, String reason) {}
