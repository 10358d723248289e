package vn.lienthong.papers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;

/**
 * What a QR code on a paper leads to: whether the paper is true, of which agency and day, and
 * whether it is still in force; no name, no number of a person. Its rate is limited.
 */
@Controller
@Tag(name = "papers", description = "Kiểm tra giấy tờ đã cấp")
class CheckController {
  private static final int LONGEST = 40;

  private final IssuedPapers issued;

  CheckController(IssuedPapers issued) {
    this.issued = issued;
  }

  /** What the page shows; paper is null before the first question and when nothing was found. */
  record CheckPage(String asked, @Nullable IssuedPaper paper) {}

  /**
   * @param state IN_FORCE, REVOKED, REPLACED or UNKNOWN
   */
  record Answer(
      String state,
      @Nullable String form,
      @Nullable String title,
      @Nullable String code,
      @Nullable String agency,
      @Nullable Instant dated,
      @Nullable String sha256,
      @Nullable Instant revokedAt) {}

  @GetMapping("/papers/check")
  @Access(Access.Who.PUBLIC)
  String check(
      @RequestParam(name = "code", required = false, defaultValue = "") String code, Model model) {
    String asked = code.length() > LONGEST ? code.substring(0, LONGEST) : code;
    model.addAttribute("page", new CheckPage(asked, issued.check(asked).orElse(null)));
    return "papers/check";
  }

  @GetMapping("/api/v1/papers/check")
  @Access(Access.Who.PUBLIC)
  @Operation(summary = "Whether a paper with this code was given out and is in force")
  ResponseEntity<Answer> answer(@RequestParam(name = "code") String code) {
    Answer answer =
        issued
            .check(code)
            .map(paper ->
                new Answer(
                    state(paper),
                    paper.number(),
                    paper.title(),
                    paper.code(),
                    paper.agency(),
                    paper.dated(),
                    paper.fingerprint(),
                    paper.revokedAt()))
            .orElse(new Answer("UNKNOWN", null, null, null, null, null, null, null));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  private static String state(IssuedPaper paper) {
    return paper.inForce() ? "IN_FORCE" : paper.replacedAt() != null ? "REPLACED" : "REVOKED";
  }
}
