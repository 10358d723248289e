package vn.lienthong.dossiers.counter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.VisitSource;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.View;
import vn.lienthong.store.NationalOffer;
import vn.lienthong.store.StoreItem;
import vn.lienthong.store.StoreOffer;

/**
 * Reception at the counter. Enter does the next thing: look the person up, find the procedure,
 * accept.
 *
 * @param focus id of the field where typing goes on
 * @param known whether the number was found among earlier dossiers; null before the look-up
 * @param procedures choices that the search found, code → name
 * @param check papers of the chosen procedure
 * @param scans what was uploaded so far, by the key of the paper
 * @param national what the page says of the national store; null where it is not asked
 * @param offers valid papers that the person's store holds for them
 * @param term when the result would be due, in words
 */
record IntakePage(
    Map<String, String> values,
    FormErrors errors,
    String focus,
    @Nullable Boolean known,
    Map<String, String> procedures,
    Map<String, String> cases,
    Map<String, String> agencies,
    List<Check> check,
    Map<String, List<StoredFile>> scans,
    UploadRules rules,
    List<StoreOffer> offers,
    NationalAtCounter.@Nullable Shown national,
    @Nullable String procedureName,
    @Nullable String term,
    @Nullable Long fee,
    Beside beside) {

  /**
   * What stands beside the form.
   *
   * @param visit who stands at the counter; null where nobody was called
   * @param plain whether the name was read without its accents
   */
  record Beside(VisitSource.@Nullable Visit visit, AssistantDesk.Help help, boolean plain) {}

  String basis(Assistant.Hint hint, View view) {
    ProcedureVersion version = beside.help().version();
    return version == null ? "" : AssistantTexts.basis(hint.basis(), version, view::t);
  }

  record Check(String key, String name, boolean required) {}

  @Nullable String value(String name) {
    return values.get(name);
  }

  @Nullable String error(String name) {
    return errors.get(name);
  }

  List<StoredFile> scans(Check line) {
    return scans.getOrDefault(line.key(), List.of());
  }

  /** What the store holds for the paper: item → words. */
  Map<String, StoreItem> held(Check line) {
    Map<String, StoreItem> held = new java.util.LinkedHashMap<>();
    offers.stream()
        .filter(offer -> offer.componentKey().equals(line.key()))
        .forEach(offer -> held.put(offer.item().id().toString(), offer.item()));
    return held;
  }

  /** What the national store told of for the paper. */
  List<NationalOffer> told(Check line) {
    return national == null
        ? List.of()
        : national.told().stream()
            .filter(offer -> offer.componentKey().equals(line.key()))
            .toList();
  }

  String purpose() {
    return SentPapers.PURPOSE;
  }

  /** A Form 02 or 03 needs its reason. */
  boolean refusing() {
    return new IntakeForm(values).decision() != IntakeForm.Decision.ACCEPT;
  }

  /** Something was typed that only a Form 02 or 03 prints. */
  boolean asksMore() {
    IntakeForm form = new IntakeForm(values);
    return !(form.text("source") + form.text("answerBy") + form.text("ground")).isEmpty();
  }

  boolean chosen() {
    return procedureName != null;
  }
}
