package vn.lienthong.dossiers.rest;

import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.ConsultationRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.ResultSigning;
import vn.lienthong.dossiers.SupplementRepository;
import vn.lienthong.dossiers.SyncSource;
import vn.lienthong.shared.CurrentUser;

/** Puts a dossier together for the answer of a call. */
@Component
record DossierResources(
    Authority authority,
    ComponentRepository components,
    HistoryRepository history,
    SupplementRepository supplements,
    ConsultationRepository consultations,
    ResultRepository results,
    ResultSigning signing,
    SyncSource sync) {

  DossierResource of(Dossier d, CurrentUser user) {
    boolean staff = !user.isCitizen();
    return new DossierResource(
        d,
        d.status().code(),
        sync.standing(d.id()),
        authority.allowed(d, user),
        components.of(d.id()),
        staff ? history.of(d.id()) : history.forApplicant(d.id()),
        supplements.of(d.id()),
        staff ? consultations.of(d.id()) : java.util.List.of(),
        results.of(d.id()),
        signing.of(d.id()).values());
  }
}
