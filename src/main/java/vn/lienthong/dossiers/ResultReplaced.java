package vn.lienthong.dossiers;

/**
 * A wrong or missing result was issued anew: the later one stands in the place of all before it.
 */
record ResultReplaced(DossierFact dossier, ResultDocument later, String reason) {}
