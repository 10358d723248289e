package vn.lienthong.dossiers;

/** A citizen filed a dossier online; it waits for acceptance. */
public record DossierFiled(DossierFact dossier) {}
