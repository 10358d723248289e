package vn.lienthong.dossiers;

/** What anybody may know of a dossier: its code and how far it is (TT 01/2018/TT-VPCP Art. 16). */
public record Completion(String code, DossierStatus status) {}
