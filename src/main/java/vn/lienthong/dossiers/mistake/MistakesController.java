package vn.lienthong.dossiers.mistake;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** All reports of wrong and missing results of the user's units. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class MistakesController {
  static final String HREF = "/dossiers/mistakes";
  private static final int SIZE = 30;

  private final MistakeListing listing;

  MistakesController(MistakeListing listing) {
    this.listing = listing;
  }

  record MistakesPage(
      MistakeListing.Narrowed by,
      Map<MistakeListing.Tab, Long> counts,
      KeyPage<MistakeListing.Row> list) {
    /** The same list under another tab, or further on. */
    String href(MistakeListing.Tab tab, @Nullable String after) {
      UriComponentsBuilder href = UriComponentsBuilder.fromPath(HREF).queryParam("tab", tab);
      if (by.text() != null && !by.text().isBlank()) {
        href.queryParam("q", by.text());
      }
      if (by.kind() != null) {
        href.queryParam("kind", by.kind());
      }
      if (by.byApplicant() != null) {
        href.queryParam("byApplicant", by.byApplicant());
      }
      if (after != null) {
        href.queryParam("after", after);
      }
      return href.encode().build().toUriString();
    }
  }

  @GetMapping(HREF)
  String list(
      @RequestParam(defaultValue = "WAITING") MistakeListing.Tab tab,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) ResultReport.@Nullable Kind kind,
      @RequestParam(required = false) @Nullable Boolean byApplicant,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user,
      Model model) {
    MistakeListing.Narrowed by = new MistakeListing.Narrowed(tab, q, kind, byApplicant);
    model.addAttribute(
        "page", new MistakesPage(by, listing.counts(user), listing.page(by, after, SIZE, user)));
    return "dossiers/mistake/list";
  }
}
