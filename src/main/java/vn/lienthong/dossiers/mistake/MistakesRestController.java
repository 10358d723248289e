package vn.lienthong.dossiers.mistake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** The list of wrong and missing results by REST, under the permissions of the page. */
@RestController
@RequestMapping("/api/v1/mistakes")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
@Tag(name = "dossiers")
class MistakesRestController {
  private static final int MOST = 200;

  private final MistakeListing listing;

  MistakesRestController(MistakeListing listing) {
    this.listing = listing;
  }

  @GetMapping
  @Operation(
      summary = "Reports of wrong and missing results of my units, newest first, paged by key",
      description =
          "tab: WAITING (for me to decide or to reissue), OPEN, CORRECTED, REJECTED, ALL; q: part"
              + " of the code or of the owner's name")
  KeyPage<MistakeListing.Row> list(
      @RequestParam(defaultValue = "ALL") MistakeListing.Tab tab,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) ResultReport.@Nullable Kind kind,
      @RequestParam(required = false) @Nullable Boolean byApplicant,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") int size,
      CurrentUser user) {
    return listing.page(
        new MistakeListing.Narrowed(tab, q, kind, byApplicant),
        after,
        Math.clamp(size, 1, MOST),
        user);
  }

  @GetMapping("/counts")
  @Operation(summary = "Exactly how many wait for me, and how many are open in my units")
  Map<MistakeListing.Tab, Long> counts(CurrentUser user) {
    return listing.counts(user);
  }
}
