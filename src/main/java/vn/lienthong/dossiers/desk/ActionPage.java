package vn.lienthong.dossiers.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.DossierCharges;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.payments.Charge;
import vn.lienthong.shared.web.FormErrors;

/**
 * The form of one action, with the facts of the dossier beside.
 *
 * @param files attached so far
 * @param scans of papers, by the name of the field
 * @param options choices of the select of this action: people, units or states
 * @param notice a warning above the form; null for none
 */
record ActionPage(
    DossierPage page,
    DossierAction action,
    Map<String, String> values,
    List<StoredFile> files,
    Map<String, List<StoredFile>> scans,
    UploadRules rules,
    FormErrors errors,
    Map<String, String> options,
    @Nullable String notice) {

  @Nullable String value(String name) {
    return values.get(name);
  }

  @Nullable String error(String name) {
    return errors.get(name);
  }

  boolean is(String... names) {
    return Arrays.asList(names).contains(action.name());
  }

  /** Hash of the file that lies before the signer; empty while none does. */
  String seen() {
    return files.size() == 1 ? files.getFirst().sha256() : "";
  }

  /** What must be paid before the result is given away as it stands in the form. */
  List<Charge> owed() {
    return action != DossierAction.RETURN
        ? List.of()
        : DossierCharges.owed(
            page.charges(),
            Arrays.stream(Delivery.values())
                .filter(one -> one.name().equals(value("delivery")))
                .findFirst()
                .orElse(page.dossier().filing().delivery()));
  }

  String purpose() {
    return SentPapers.PURPOSE;
  }

  String href() {
    return "/dossiers/" + page.dossier().id() + "/" + action.path();
  }
}
