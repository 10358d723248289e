package vn.lienthong.dossiers;

/** A leader approved the proposed result. */
public record DossierApproved(DossierFact dossier) {}
