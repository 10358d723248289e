package vn.lienthong.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Name, address and telephone of a unit that serves the public, for everybody. */
@Controller
@Access(Access.Who.PUBLIC)
class AgencyController {
  private final UnitRepository units;
  private final Clock clock;

  AgencyController(UnitRepository units, Clock clock) {
    this.units = units;
    this.clock = clock;
  }

  record Page(UnitSummary unit, @Nullable UnitSummary above, List<UnitSummary> below) {}

  /** Staff are led to the page with all that the directory knows. */
  @GetMapping("/directory/agencies/{id}")
  String agency(@PathVariable UUID id, CurrentUser user, Model model) {
    if (user.may("directory.view")) {
      return "redirect:/directory/units/" + id;
    }
    LocalDate today = Vietnam.today(clock);
    UnitSummary unit =
        units
            .alive(id, today)
            .filter(alive -> alive.kind().servesThePublic())
            .orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
    UUID parent = unit.parentId();
    model.addAttribute(
        "page",
        new Page(
            unit,
            parent == null
                ? null
                : units
                    .alive(parent, today)
                    .filter(above -> above.kind().servesThePublic())
                    .orElse(null),
            units.children(id, today).stream()
                .filter(below -> below.kind().servesThePublic())
                .toList()));
    return "directory/agency";
  }
}
