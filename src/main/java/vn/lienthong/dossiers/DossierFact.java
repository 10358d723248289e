package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.UUID;

/** What every event of this module says about its dossier. */
public record DossierFact(
    UUID dossierId,
    String code,
    int version,
    DossierStatus status,
    String procedureCode,
    UUID competentUnit,
    Channel channel,
    Instant at) {

  public static DossierFact of(Dossier dossier, Instant at) {
    return new DossierFact(
        dossier.id(),
        dossier.code(),
        dossier.version(),
        dossier.status(),
        dossier.procedure().code(),
        dossier.organisations().competent().unitId(),
        dossier.filing().channel(),
        at);
  }
}
