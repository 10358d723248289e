package vn.lienthong.dossiers.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.DossierWithdrawal;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.shared.AppException;
import vn.lienthong.store.StoreErrors;

/**
 * Bodies of the calls. {@code version} is the version of the dossier that the caller saw; with it a
 * call on a dossier that changed meanwhile is refused with 409.
 */
final class Requests {
  private Requests() {}

  /** The value, or a refusal that names the field. */
  static <T> T need(@Nullable T value, String field) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new AppException(DossiersErrors.REQUIRED, field);
    }
    return value;
  }

  /**
   * @param consent the person agreed that papers are taken from their store
   * @param counter unit of the post in which the caller receives; the first one where left out
   * @param helpedBy centre where the applicant was helped; the receiving one where left out
   */
  record Intake(
      @Nullable String procedureCode,
      @Nullable String caseKey,
      @Nullable UUID agency,
      @Nullable UUID counter,
      @Nullable Channel channel,
      @Nullable Party applicant,
      @Nullable Party owner,
      @Nullable Delivery delivery,
      @Nullable Integer copies,
      @Nullable String subject,
      @Nullable Map<String, String> form,
      @Nullable List<Paper> components,
      @Nullable Boolean consent,
      @Nullable UUID helpedBy) {

    NewDossier dossier() {
      boolean fromStore = papers(components).stream().anyMatch(paper -> !paper.stored().isEmpty());
      if (fromStore && !Boolean.TRUE.equals(consent)) {
        throw new AppException(StoreErrors.CONSENT_MISSING);
      }
      Party filing = named(need(applicant == null ? owner : applicant, "applicant"));
      return new NewDossier(
          need(procedureCode, "procedureCode"),
          caseKey,
          agency,
          filing,
          owner == null ? filing : named(owner),
          delivery == null ? Delivery.COUNTER : delivery,
          copies == null ? 1 : Math.clamp(copies, 1, 99),
          subject,
          form == null ? Map.of() : form,
          papers(components),
          helpedBy);
    }

    /** An account follows a dossier only by signing in, never by being named. */
    private static Party named(Party party) {
      return new Party(
          party.kind() == null ? Party.Kind.CITIZEN : party.kind(),
          need(party.name(), "name"),
          party.identityNumber(),
          party.phone(),
          party.email(),
          party.address(),
          party.communeCode(),
          null);
    }
  }

  record Paper(
      @Nullable String key,
      @Nullable Integer originals,
      @Nullable Integer certified,
      @Nullable Integer copies,
      @Nullable List<UUID> files,
      @Nullable List<UUID> stored) {}

  static List<ReceivedComponent> papers(@Nullable List<Paper> papers) {
    return papers == null
        ? List.of()
        : papers.stream()
            .map(paper ->
                new ReceivedComponent(
                    need(paper.key(), "components.key"),
                    count(paper.originals()),
                    count(paper.certified()),
                    count(paper.copies()),
                    files(paper.files()),
                    files(paper.stored())))
            .toList();
  }

  static List<UUID> files(@Nullable List<UUID> files) {
    return files == null ? List.of() : files;
  }

  private static int count(@Nullable Integer number) {
    return number == null ? 0 : Math.clamp(number, 0, 99);
  }

  record Seen(@Nullable Integer version, @Nullable String note) {}

  record Stop(
      @Nullable Integer version,
      @Nullable String reason,
      @Nullable String trigger,
      @Nullable String ground) {
    DossierWithdrawal.Stop stop() {
      return new DossierWithdrawal.Stop(need(reason, "reason"), trigger, ground);
    }
  }

  record Reason(@Nullable Integer version, @Nullable String reason) {}

  record Refusal(@Nullable Integer version, @Nullable String reason, @Nullable String ground) {}

  record Assignment(@Nullable Integer version, @Nullable UUID person, @Nullable String note) {}

  record Note(@Nullable Integer version, @Nullable String note, @Nullable List<UUID> files) {}

  record Question(
      @Nullable Integer version,
      @Nullable UUID unit,
      @Nullable String question,
      @Nullable Integer days) {}

  record Answer(@Nullable Boolean agrees, @Nullable String answer, @Nullable List<UUID> files) {}

  record Proposed(
      @Nullable Integer version,
      DossierProcessing.@Nullable Proposal proposal,
      @Nullable String note,
      @Nullable List<UUID> files) {}

  record Result(
      @Nullable Integer version,
      ResultDocument.@Nullable Outcome outcome,
      @Nullable String number,
      @Nullable String title,
      @Nullable String signer,
      @Nullable LocalDate issuedOn,
      @Nullable UUID fileId,
      @Nullable Boolean sign,
      @Nullable String sha256,
      @Nullable String reason,
      @Nullable String ground) {
    DossierResult.Issue issue() {
      return new DossierResult.Issue(
          need(outcome, "outcome"),
          need(number, "number"),
          need(title, "title"),
          need(signer, "signer"),
          issuedOn,
          fileId,
          outcome == ResultDocument.Outcome.REFUSED ? need(reason, "reason") : null,
          ground);
    }
  }

  record Handover(
      @Nullable Integer version,
      @Nullable Delivery delivery,
      @Nullable String collector,
      @Nullable String collectorIdentity,
      @Nullable Boolean originalsGivenBack,
      @Nullable String note) {
    DossierReturn.Receipt receipt() {
      return new DossierReturn.Receipt(
          delivery == null ? Delivery.COUNTER : delivery,
          need(collector, "collector"),
          collectorIdentity,
          Boolean.TRUE.equals(originalsGivenBack),
          note);
    }
  }

  record SupplementAsked(
      @Nullable Integer version,
      @Nullable String reason,
      @Nullable List<Supplement.Item> items,
      @Nullable String leaderReason,
      @Nullable String lateReason,
      @Nullable LocalDate answerBy) {
    DossierSupplement.Request request() {
      return new DossierSupplement.Request(
          need(reason, "reason"), need(items, "items"), leaderReason, lateReason, answerBy);
    }
  }

  record SupplementBrought(
      @Nullable Integer version, @Nullable List<Paper> components, @Nullable String note) {}

  record Payment(@Nullable Integer version, @Nullable Long amount, @Nullable String note) {}

  record Paid(@Nullable Integer version, @Nullable String receipt) {}

  record Correction(
      @Nullable Integer version, @Nullable DossierStatus to, @Nullable String reason) {}

  record Appointment(@Nullable Integer version, @Nullable Instant due, @Nullable String reason) {}
}
