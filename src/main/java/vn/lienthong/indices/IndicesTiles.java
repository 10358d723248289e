package vn.lienthong.indices;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;

/** What costs the own agency points and can still be helped, on the desk of its leaders. */
@Component
class IndicesTiles implements DeskSource {
  private final IndicesDesk desk;
  private final Costs costs;

  IndicesTiles(IndicesDesk desk, Costs costs) {
    this.desk = desk;
    this.costs = costs;
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    if (!user.may(IndicesDesk.ENTER)) {
      return List.of();
    }
    UnitSummary unit = desk.home(user);
    Map<Risk, Long> risks = costs.risks(unit, EnumSet.of(Risk.SECOND_REQUEST, Risk.NO_RESULT));
    return List.of(
        new Tile(
            190,
            "indices.tile.SECOND_REQUEST",
            risks.getOrDefault(Risk.SECOND_REQUEST, 0L),
            "late",
            UnitPage.base(unit.id()) + "/risks?risk=" + Risk.SECOND_REQUEST),
        new Tile(
            191,
            "indices.tile.NO_RESULT",
            risks.getOrDefault(Risk.NO_RESULT, 0L),
            "warn",
            UnitPage.base(unit.id()) + "/risks?risk=" + Risk.NO_RESULT));
  }
}
