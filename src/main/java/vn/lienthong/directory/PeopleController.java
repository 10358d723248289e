package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;

/** The list of people and one person. */
@Controller
@Access(value = Access.Who.STAFF, permission = "directory.view")
class PeopleController {
  private static final int PAGE = 50;

  private final PeopleRepository people;
  private final UnitRepository units;
  private final PersonPages pages;
  private final Clock clock;

  PeopleController(PeopleRepository people, UnitRepository units, PersonPages pages, Clock clock) {
    this.people = people;
    this.units = units;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/directory/people")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user,
      Model model) {
    LocalDate today = Vietnam.today(clock);
    List<UnitSummary> all = units.all(today);
    Map<String, String> choices = new LinkedHashMap<>();
    all.forEach(u -> choices.put(u.id().toString(), u.name()));
    String path =
        all.stream()
            .filter(u -> u.id().toString().equals(unit))
            .findFirst()
            .map(UnitSummary::path)
            .orElse("");
    KeyPage<PeopleRepository.Row> page =
        people.list(new PeopleRepository.Query(q, path, after, today, PAGE));
    String next =
        page.next() == null
            ? null
            : address("/directory/people", q, unit) + "&after=" + page.next();
    String export = address("/directory/people/export.xlsx", q, unit);
    model.addAttribute(
        "page", new PeoplePage(q, unit, choices, page, next, export, user.may("directory.edit")));
    return "directory/people";
  }

  private static String address(String path, String q, String unit) {
    return UriComponentsBuilder.fromPath(path)
        .queryParam("q", "{q}")
        .queryParam("unit", "{unit}")
        .encode()
        .build(q, unit)
        .toString();
  }

  @GetMapping("/directory/people/{id}")
  String person(@PathVariable UUID id, CurrentUser user, Model model) {
    model.addAttribute("page", pages.of(id, user, null, "", FormErrors.NONE));
    return "directory/person";
  }
}
