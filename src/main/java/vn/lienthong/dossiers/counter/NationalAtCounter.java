package vn.lienthong.dossiers.counter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.DossierDesign;
import vn.lienthong.dossiers.StoredPapers;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.store.NationalOffer;
import vn.lienthong.store.national.NationalAnswer;
import vn.lienthong.store.national.NationalQuestion;

/**
 * The national store at the counter: asked for the person who stands there, after they agreed.
 * Whatever fails there, the officer scans and goes on.
 */
@Component
class NationalAtCounter {
  /** Where the form keeps what came of the question that was just asked. */
  private static final String OUTCOME = "nationalOutcome";

  private final StoredPapers stored;

  NationalAtCounter(StoredPapers stored) {
    this.stored = stored;
  }

  /**
   * What the page shows.
   *
   * @param outcome of the question that was just asked
   */
  record Shown(
      boolean simulated, NationalAnswer.@Nullable Outcome outcome, List<NationalOffer> told) {}

  /** Null where no paper may come from there, or the officer may not ask. */
  @Nullable Shown shown(IntakeForm form, ProcedureContent content, CurrentUser user) {
    if (!user.may("store.national") || !stored.national(content, form.orNull("case"))) {
      return null;
    }
    String outcome = form.orNull(OUTCOME);
    return new Shown(
        stored.nationalSimulated(),
        outcome == null ? null : NationalAnswer.Outcome.valueOf(outcome),
        told(form, content, user));
  }

  private List<NationalOffer> told(IntakeForm form, ProcedureContent content, CurrentUser user) {
    return stored.nationalOffers(form.standing().number(), content, form.orNull("case"), user);
  }

  /** The form after the question, or what it still needs. */
  IntakeForm ask(
      IntakeForm form, ProcedureContent content, CurrentUser user, Texts texts, FormErrors errors) {
    IntakeForm.Standing person = form.standing();
    if (form.text("consent").isEmpty()) {
      errors.add("consent", texts.t("store.national.error.CONSENT_MISSING"));
    }
    if (person.number() == null || !IntakeForm.identity(person.number())) {
      errors.add(person.field(), texts.t("dossiers.intake.badIdentity"));
    }
    if (!errors.isEmpty()) {
      return form;
    }
    NationalAnswer answer =
        stored.askNational(
            new NationalQuestion(String.valueOf(person.number()), content.code(), true), user);
    return form.with(Map.of(OUTCOME, answer.outcome().name()));
  }

  /** The form with each chosen finding replaced by the paper of the store that it became. */
  IntakeForm take(
      IntakeForm form,
      ProcedureContent content,
      CurrentUser user,
      Texts texts,
      Map<String, String> refused) {
    if (form.text("consent").isEmpty()) {
      return form;
    }
    Map<String, String> taken = new HashMap<>();
    for (ProcedureContent.Component paper : DossierDesign.asked(content, form.orNull("case"))) {
      String field = IntakeForm.storedField(paper.key());
      UUID finding = form.finding(paper.key());
      boolean told =
          finding != null
              && told(form, content, user).stream()
                  .anyMatch(offer -> offer.usable() && offer.finding().id().equals(finding));
      if (finding != null && told) {
        try {
          taken.put(field, stored.takeNational(finding, form.standing().name(), user).toString());
        } catch (AppException refusal) {
          taken.put(field, "");
          refused.put(IntakeForm.scan(paper.key()), texts.t(refusal));
        }
      } else if (finding != null) {
        taken.put(field, "");
      }
    }
    return form.with(taken);
  }
}
