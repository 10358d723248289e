package vn.lienthong.dossiers.citizen;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;

/** The same answer as the page gives to anybody: TT 01/2018/TT-VPCP Art. 16. */
@RestController
@Tag(name = "dossiers")
class LookupRestController {
  private final MyDossiers dossiers;

  LookupRestController(MyDossiers dossiers) {
    this.dossiers = dossiers;
  }

  /**
   * @param statusCode national code, 1–10
   */
  record Level(String code, DossierStatus status, int statusCode) {}

  @GetMapping("/api/v1/lookup")
  @Access(Access.Who.PUBLIC)
  @Operation(
      summary = "How far a dossier is, by its code; open to everybody",
      description = "Any punctuation and case. No name, no procedure; asking is limited.")
  Level lookup(@RequestParam String code) {
    return LookupController.found(dossiers, code)
        .map(level -> new Level(level.code(), level.status(), level.status().code()))
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }
}
