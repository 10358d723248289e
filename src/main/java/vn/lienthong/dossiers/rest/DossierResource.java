package vn.lienthong.dossiers.rest;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Consultation;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.SyncState;
import vn.lienthong.signing.SignatureSummary;

/**
 * A dossier with all that belongs to it.
 *
 * @param statusCode national code, 1–10
 * @param sync how much of it the national portal has
 * @param actions what the caller may do to it now
 */
record DossierResource(
    Dossier dossier,
    int statusCode,
    SyncState sync,
    Set<DossierAction> actions,
    List<ComponentRepository.Line> components,
    List<HistoryEntry> history,
    List<Supplement> supplements,
    List<Consultation> consultations,
    List<ResultDocument> results,
    Collection<SignatureSummary> signatures) {}
