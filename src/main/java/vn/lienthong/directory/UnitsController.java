package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;

/** The tree of units and one unit, each on any day. */
@Controller
@Access(value = Access.Who.STAFF, permission = "directory.view")
class UnitsController {
  private final UnitRepository units;
  private final UnitHistory history;
  private final DirectoryApi directory;
  private final Clock clock;

  UnitsController(UnitRepository units, UnitHistory history, DirectoryApi directory, Clock clock) {
    this.units = units;
    this.history = history;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/directory")
  String tree(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(required = false) @Nullable UUID under,
      @RequestParam(defaultValue = "false") boolean whole,
      CurrentUser user,
      Model model) {
    LocalDate today = Vietnam.today(clock);
    LocalDate day = DayText.parse(on).orElse(today);
    List<UnitSummary> all = units.all(day);
    Map<UUID, UnitSummary> byId = new HashMap<>();
    all.forEach(unit -> byId.put(unit.id(), unit));
    UnitSummary top =
        under == null
            ? all.stream().filter(unit -> unit.parentId() == null).findFirst().orElse(null)
            : byId.get(under);
    List<UnitTreePage.Row> rows =
        q.isBlank() ? rows(all, top, whole, day) : found(all, Folding.fold(q), day);
    model.addAttribute(
        "page",
        new UnitTreePage(
            q,
            on,
            day,
            day.equals(today),
            whole,
            top == null ? List.of() : way(top, byId),
            rows,
            all.size(),
            user.may("directory.edit"),
            user.may("directory.import")));
    return "directory/units";
  }

  @GetMapping("/directory/units/{id}")
  String unit(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String on,
      CurrentUser user,
      Model model) {
    model.addAttribute("page", page(id, DayText.parse(on).orElse(null), user, FormErrors.NONE));
    return "directory/unit";
  }

  private UnitPage page(UUID id, @Nullable LocalDate asked, CurrentUser user, FormErrors errors) {
    LocalDate today = Vietnam.today(clock);
    LocalDate on = asked == null ? today : asked;
    UnitSummary unit =
        units.unit(id, on).orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
    String geo = unit.geoCode();
    return new UnitPage(
        unit,
        on,
        on.equals(today),
        history.life(id),
        geo == null ? null : directory.territory(geo, on).orElse(null),
        way(unit, on),
        units.children(id, on),
        directory.successors(id),
        directory.units(history.predecessors(id)),
        history.codes(id),
        history.acts(id),
        directory.postsAt(id, on.atStartOfDay(Vietnam.ZONE).plusHours(12).toInstant()),
        user.may("directory.edit", unit.path()),
        errors);
  }

  private List<UnitSummary> way(UnitSummary unit, LocalDate on) {
    Map<UUID, UnitSummary> byId = new HashMap<>();
    UnitSummary at = unit;
    while (at != null && at.parentId() != null) {
      at = units.unit(at.parentId(), on).orElse(null);
      if (at != null) {
        byId.put(at.id(), at);
      }
    }
    byId.put(unit.id(), unit);
    return way(unit, byId);
  }

  /** From the root down to the parent of the unit. */
  private static List<UnitSummary> way(UnitSummary unit, Map<UUID, UnitSummary> byId) {
    Deque<UnitSummary> way = new ArrayDeque<>();
    UUID at = unit.parentId();
    while (at != null && byId.get(at) instanceof UnitSummary parent) {
      way.push(parent);
      at = parent.parentId();
    }
    return List.copyOf(way);
  }

  private List<UnitTreePage.Row> rows(
      List<UnitSummary> all, @Nullable UnitSummary top, boolean whole, LocalDate on) {
    if (top == null) {
      return List.of();
    }
    Map<UUID, List<UnitSummary>> children = new HashMap<>();
    for (UnitSummary unit : all) {
      if (unit.parentId() != null) {
        children.computeIfAbsent(unit.parentId(), id -> new ArrayList<>()).add(unit);
      }
    }
    List<UnitTreePage.Row> rows = new ArrayList<>();
    descend(top, 0, whole ? 9 : 2, children, history.people(on), rows);
    return rows;
  }

  private static long descend(
      UnitSummary unit,
      int depth,
      int deepest,
      Map<UUID, List<UnitSummary>> children,
      Map<UUID, Long> people,
      List<UnitTreePage.Row> rows) {
    int place = rows.size();
    long below = 0;
    List<UnitTreePage.Row> lower = new ArrayList<>();
    for (UnitSummary child : children.getOrDefault(unit.id(), List.of())) {
      below += 1 + descend(child, depth + 1, deepest, children, people, lower);
    }
    if (depth <= deepest) {
      rows.add(place, new UnitTreePage.Row(unit, depth, below, people.getOrDefault(unit.id(), 0L)));
      rows.addAll(lower);
    }
    return below;
  }

  private List<UnitTreePage.Row> found(List<UnitSummary> all, String folded, LocalDate on) {
    Map<UUID, Long> people = history.people(on);
    String code = UnitCodes.clean(folded);
    return all.stream()
        .filter(unit ->
            Folding.fold(unit.name()).contains(folded)
                || unit.code().contains(code)
                || UnitCodes.spellings(code).contains(unit.code())
                || folded.equals(unit.geoCode()))
        .map(unit -> new UnitTreePage.Row(unit, 0, 0, people.getOrDefault(unit.id(), 0L)))
        .toList();
  }
}
