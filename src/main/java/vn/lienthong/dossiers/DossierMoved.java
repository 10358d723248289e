package vn.lienthong.dossiers;

/** A dossier went to the next step, or its money or its date changed; nothing else tells it. */
public record DossierMoved(DossierFact dossier, EventKind kind) {}
