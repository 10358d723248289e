package vn.lienthong.dossiers.linked;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartAction;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.web.FormErrors;

/**
 * The form of one action on a part.
 *
 * @param people whom the part may be given
 * @param wishes everything that the agencies of the dossier ask of the applicant
 * @param second whether a second Form 02 needs the leader's reason
 */
record PartPage(
    Dossier dossier,
    Part part,
    PartAction action,
    Map<String, String> values,
    FormErrors errors,
    Map<String, String> people,
    List<Supplement.Item> wishes,
    boolean second,
    List<StoredFile> files,
    UploadRules rules) {

  String href() {
    return "/dossiers/parts/" + part.id() + "/" + action.path();
  }

  boolean is(String... names) {
    return List.of(names).contains(action.name());
  }

  List<Integer> dataRows() {
    return PartForm.DATA_ROWS;
  }

  @Nullable String value(String name) {
    return values.get(name);
  }

  @Nullable String error(String name) {
    return errors.get(name);
  }

  /** Hash of the file that lies before the signer; empty while none does. */
  String seen() {
    return files.size() == 1 ? files.getFirst().sha256() : "";
  }

  /** Whether the leader is about to refuse. */
  boolean refusing() {
    Part.Proposal proposal = part.proposal();
    return proposal != null && proposal.proposal().name().equals("REFUSE");
  }
}
