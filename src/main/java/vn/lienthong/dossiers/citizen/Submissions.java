package vn.lienthong.dossiers.citizen;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.FormFiles;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.Texts;

/** Turns a finished draft into a filed dossier, once. */
@Service
class Submissions {
  private final DraftRepository drafts;
  private final DossierFiling filing;
  private final Filings filings;

  Submissions(DraftRepository drafts, DossierFiling filing, Filings filings) {
    this.drafts = drafts;
    this.filing = filing;
    this.filings = filings;
  }

  /** The draft goes in the transaction that files the dossier, so a second click finds none. */
  @Transactional
  Dossier submit(Filing ready, CurrentUser user) {
    if (!drafts.delete(ready.draft().id(), user.requireId())) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    DraftData data = ready.draft().data();
    Map<String, String> contact =
        ready
            .check(ready.step(FilingStep.APPLICANT), ready.typed(ready.step(FilingStep.APPLICANT)))
            .answers();
    Party applicant = party(user.name(), user.identityNumber(), contact, user.requireId());
    boolean self = !data.answer(FilingStep.OWNER, "whose").equals("other");
    Party owner =
        self
            ? applicant
            : party(
                data.answer(FilingStep.OWNER, "ownerName"),
                blankToNull(data.answer(FilingStep.OWNER, "ownerIdentity")),
                contact,
                null);
    Map<String, String> answers = ready.formAnswers();
    List<ReceivedComponent> components =
        Stream.concat(
                ready.papers().stream()
                    .map(paper ->
                        new ReceivedComponent(
                            paper.key(),
                            0,
                            0,
                            0,
                            data.files(paper.key()),
                            data.stored(paper.key()))),
                FormFiles.received(ready.content(), answers).stream())
            .toList();
    return filing.file(
        new NewDossier(
            ready.draft().procedureCode(),
            caseKey(ready),
            agency(ready),
            applicant,
            owner,
            Delivery.valueOf(data.answer(FilingStep.DELIVERY, "delivery")),
            1,
            null,
            answers,
            components),
        user);
  }

  String agencyName(Filing draft, Texts texts) {
    UUID chosen = agency(draft);
    return filings.agencies(draft.draft().procedureCode()).stream()
        .filter(unit -> chosen == null || unit.id().equals(chosen))
        .findFirst()
        .map((UnitSummary unit) -> texts.pick(unit.name(), unit.nameEn()))
        .orElse("");
  }

  private static @Nullable String caseKey(Filing draft) {
    String chosen = draft.draft().data().answer(FilingStep.CASE, "caseKey");
    if (!chosen.isEmpty()) {
      return chosen;
    }
    return draft.content().cases().isEmpty() ? null : draft.content().cases().getFirst().key();
  }

  private static @Nullable UUID agency(Filing draft) {
    String chosen = draft.draft().data().answer(FilingStep.AGENCY, "unit");
    return chosen.isEmpty() ? null : UUID.fromString(chosen);
  }

  private static Party party(
      String name, @Nullable String identity, Map<String, String> contact, @Nullable UUID account) {
    Party.Kind kind =
        identity != null && identity.replaceAll("\\D", "").length() < 12 && identity.length() >= 10
            ? Party.Kind.ENTERPRISE
            : Party.Kind.CITIZEN;
    return new Party(
        kind,
        name,
        identity,
        blankToNull(contact.getOrDefault("phone", "")),
        blankToNull(contact.getOrDefault("email", "")),
        blankToNull(contact.getOrDefault("address", "")),
        blankToNull(contact.getOrDefault("commune", "")),
        account);
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
