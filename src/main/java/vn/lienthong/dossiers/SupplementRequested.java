package vn.lienthong.dossiers;

import java.util.UUID;

/** The applicant was asked to supplement (Form 02). */
public record SupplementRequested(DossierFact dossier, UUID supplementId) {}
