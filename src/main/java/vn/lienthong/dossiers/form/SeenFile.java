package vn.lienthong.dossiers.form;

import java.util.List;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** What is signed lies before the signer first, with its hash. */
public final class SeenFile {
  private static final String FILES = "files";

  private SeenFile() {}

  /** Refuses unless the one chosen file is the one that was looked at. */
  public static void check(List<StoredFile> chosen, String sha256, Texts texts, FormErrors errors) {
    if (chosen.size() != 1) {
      errors.add(FILES, texts.t("dossiers.sign.none"));
    } else if (!sha256.equals(chosen.getFirst().sha256())) {
      errors.add(FILES, texts.t("dossiers.sign.look"));
    }
  }
}
