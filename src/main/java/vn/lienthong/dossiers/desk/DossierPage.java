package vn.lienthong.dossiers.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Consultation;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.DossierCharges;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DueDates;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.ShipmentSource;
import vn.lienthong.dossiers.States;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.SyncState;
import vn.lienthong.dossiers.counter.CardReadings;
import vn.lienthong.dossiers.form.FilledForms;
import vn.lienthong.files.StoredFile;
import vn.lienthong.payments.Charge;
import vn.lienthong.signing.SignatureSummary;
import vn.lienthong.store.StoreWarning;
import vn.lienthong.worktime.TraceView;

/** All that an officer sees of a dossier. */
record DossierPage(
    Dossier dossier,
    DueView due,
    @Nullable TraceView trace,
    List<Milestone> milestones,
    List<Entry> history,
    List<Paper> papers,
    List<FilledForms.Answered> answers,
    List<Supplement> supplements,
    List<Question> consultations,
    List<ResultDocument> results,
    List<ResultRepository.Handover> handovers,
    List<DueDates.Change> dueChanges,
    List<Charge> charges,
    List<StoreWarning> warnings,
    Set<DossierAction> actions,
    PaperLinks paperLinks,
    Beside beside) {

  /**
   * What other parts of the house know of it.
   *
   * @param notice by when it is to be told that the dossier is not eligible; null where it is not
   * @param signatures of the files of results, by file
   * @param card reading of the owner's card at reception; null where there was none
   * @param sync how much of it the national portal has
   */
  record Beside(
      List<ShipmentSource.Shipment> shipments,
      CardReadings.@Nullable Reading card,
      Map<UUID, SignatureSummary> signatures,
      SyncState sync,
      @Nullable Notice notice) {}

  /** Until when a Form 02 of the handling is in time (Decree 61/2018/NĐ-CP Art. 19.4). */
  record Notice(Instant by, boolean soon, boolean late) {}

  /**
   * A step of the way, done, present or still to come.
   *
   * @param state done, now, late, paused or todo
   */
  record Milestone(String title, String state, @Nullable String who, @Nullable String when) {}

  /** A row of the history in words. */
  record Entry(
      HistoryEntry entry,
      @Nullable String took,
      @Nullable String balance,
      String tone,
      String who) {}

  record Paper(ComponentRepository.Line line, List<StoredFile> files) {}

  record Question(Consultation consultation, boolean mayAnswer, boolean late) {}

  /** What was last put before the one who decides. */
  @Nullable Entry proposal() {
    return history.stream()
        .filter(entry -> entry.entry().kind() == EventKind.PROPOSED)
        .max(Comparator.comparing(entry -> entry.entry().version()))
        .orElse(null);
  }

  boolean may(DossierAction action) {
    return actions.contains(action);
  }

  /** The action that brings the dossier forward, first of the buttons. */
  @Nullable DossierAction main() {
    for (DossierAction action : FORWARD) {
      if (actions.contains(action)) {
        return action;
      }
    }
    return null;
  }

  List<DossierAction> others() {
    DossierAction main = main();
    return actions.stream().filter(action -> action != main).toList();
  }

  /** What the applicant pays before the result is given away; empty while none is ready. */
  List<Charge> owed() {
    return may(DossierAction.RETURN)
        ? DossierCharges.owed(charges, dossier.filing().delivery())
        : List.of();
  }

  /** Whether the post has the result. */
  boolean away() {
    return dossier.status() == DossierStatus.HANDLED
        && dossier.states().handover() == States.Handover.SENT;
  }

  boolean overdue(Instant now) {
    return dossier.late(now);
  }

  private static final List<DossierAction> FORWARD =
      List.of(
          DossierAction.ACCEPT,
          DossierAction.APPROVE,
          DossierAction.PROPOSE,
          DossierAction.ISSUE,
          DossierAction.SIGN_RESULT,
          DossierAction.RETURN,
          DossierAction.ASSIGN,
          DossierAction.RECEIVE_SUPPLEMENT,
          DossierAction.CONFIRM_PAYMENT);
}
