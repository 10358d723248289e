package vn.lienthong.dossiers;

/** The result reached its applicant. */
public record DossierReturned(DossierFact dossier, Delivery delivery) {}
