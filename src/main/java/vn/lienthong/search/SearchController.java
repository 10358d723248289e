package vn.lienthong.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;

/** The one box of everybody: results, and suggestions while typing, of what the user may see. */
@Controller
@Access(Access.Who.PUBLIC)
class SearchController {
  private static final int SIZE = 20;
  private static final int SUGGESTED = 8;

  private final SearchApi search;
  private final MessageSource messages;

  SearchController(SearchApi search, MessageSource messages) {
    this.search = search;
    this.messages = messages;
  }

  @GetMapping("/search")
  String results(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "0") int from,
      CurrentUser user,
      Model model,
      Locale locale) {
    var start = Math.clamp(from, 0, SearchMatches.CAP);
    var result = search.find(user, q, kind, start, SIZE);
    var kinds =
        Stream.concat(result.counts().keySet().stream(), result.others().stream())
            .map(name -> new SearchPage.Kind(name, label(name, locale), result.counts().get(name)))
            .toList();
    var rows =
        result.hits().stream()
            .map(hit -> new SearchPage.Row(hit, label(hit.kind(), locale)))
            .toList();
    model.addAttribute("page", new SearchPage(q.strip(), kind, start, SIZE, rows, kinds, result));
    return user.isStaff() ? "search/staff" : "search/open";
  }

  @GetMapping("/search/suggestions")
  String suggestions(
      @RequestParam(defaultValue = "") String q, CurrentUser user, Model model, Locale locale) {
    List<SearchPage.Row> rows =
        search.suggest(user, q, SUGGESTED).stream()
            .map(hit -> new SearchPage.Row(hit, label(hit.kind(), locale)))
            .toList();
    model.addAttribute("rows", rows);
    return "search/suggestions";
  }

  private String label(String kind, Locale locale) {
    var other = messages.getMessage("search.kind.other", null, locale);
    var label = messages.getMessage("search.kind." + kind, null, other, locale);
    return label == null ? other : label;
  }
}
