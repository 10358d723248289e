package vn.lienthong.indices;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** Whose figures the user may see. Totals of all units are published; what lies below is not. */
@Component
class IndicesDesk {
  static final String VIEW = "indices.view";
  static final String EDIT = "indices.edit";
  static final String ENTER = "indices.enter";

  private final DirectoryApi directory;
  private final Clock clock;

  IndicesDesk(DirectoryApi directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** The unit, if its figures are the user's to see; refused as one that does not exist. */
  UnitSummary unit(UUID id, CurrentUser user) {
    return directory.units(List.of(id)).stream()
        .filter(unit -> sees(unit, user))
        .findFirst()
        .orElseThrow(() -> new AppException(IndicesErrors.NO_SUCH_UNIT));
  }

  /** By the reach of a post; and everybody who may see figures at all sees the own agency's. */
  static boolean sees(UnitSummary unit, CurrentUser user) {
    return user.may(VIEW, unit.path())
        || (scored(unit)
            && user.postsWith(VIEW).stream()
                .anyMatch(post -> post.unitPath().startsWith(unit.path())));
  }

  /** Departments of the province and communes are compared with each other. */
  static boolean scored(UnitSummary unit) {
    return unit.kind() == UnitKind.DEPARTMENT || unit.kind() == UnitKind.COMMUNE;
  }

  UnitSummary province() {
    return directory
        .root(Vietnam.today(clock))
        .orElseThrow(() -> new AppException(IndicesErrors.NO_SUCH_UNIT));
  }

  /** Where the user begins: the province for whoever sees it, else the own agency. */
  UnitSummary home(CurrentUser user) {
    Optional<UnitSummary> root = directory.root(Vietnam.today(clock));
    if (root.isPresent() && user.may(VIEW, root.get().path())) {
      return root.get();
    }
    return root.stream()
        .flatMap(r -> directory.subtree(r.path(), Vietnam.today(clock)).stream())
        .filter(unit -> sees(unit, user))
        .min(
            Comparator.comparing((UnitSummary unit) -> !scored(unit))
                .thenComparing(unit -> unit.path().length())
                .thenComparing(UnitSummary::path))
        .orElseThrow(() -> new AppException(IndicesErrors.NO_SUCH_UNIT));
  }

  /** The unit for what is typed about it. */
  UnitSummary unitToEnter(UUID id, CurrentUser user) {
    UnitSummary unit = unit(id, user);
    user.require(ENTER, unit.path());
    return unit;
  }

  /** Formulas and official scores are the province's. */
  void requireEdit(CurrentUser user) {
    if (!mayEdit(user)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
  }

  boolean mayEdit(CurrentUser user) {
    return user.may(EDIT, province().path());
  }
}
