package vn.lienthong.dossiers.citizen;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/**
 * Anybody may ask how far a dossier is, by its code; the answer is the code and the level of
 * completion, no name and no procedure (TT 01/2018/TT-VPCP Art. 16).
 */
@Controller
class LookupController {
  private static final int MOST = 60;

  private final MyDossiers dossiers;

  LookupController(MyDossiers dossiers) {
    this.dossiers = dossiers;
  }

  /** What the page shows; level is null before the first question and when nothing was found. */
  record LookupPage(String asked, MyDossiers.@Nullable Level level, boolean citizen) {}

  @GetMapping("/dossiers/lookup")
  @Access(Access.Who.PUBLIC)
  String lookup(
      @RequestParam(name = "code", required = false, defaultValue = "") String code,
      CurrentUser user,
      Model model) {
    String asked = code.length() > MOST ? code.substring(0, MOST) : code;
    model.addAttribute(
        "page", new LookupPage(asked, found(dossiers, asked).orElse(null), user.isCitizen()));
    return "dossiers/citizen/lookup";
  }

  static Optional<MyDossiers.Level> found(MyDossiers dossiers, String code) {
    String compact = code.length() > MOST ? "" : compact(code);
    return compact.length() < 8 ? Optional.empty() : dossiers.level(compact);
  }

  /** Any punctuation and case: {@code h56 14 261119 0042} is {@code H56.14-261119-0042}. */
  static String compact(String code) {
    return Normalizer.normalize(code, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "");
  }
}
