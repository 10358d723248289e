package vn.lienthong.dossiers;

import java.util.UUID;

/** A dossier in a list that is compared with somebody else's. */
public record DossierMark(
    UUID id, String code, int version, DossierStatus status, String procedureCode) {}
