package vn.lienthong.store;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.Holding.Place;
import vn.lienthong.directory.UnitHoldings;

/** Papers of the store are kept by the successor, under the name of the agency that made them. */
@Component
class FollowingUnits implements UnitHoldings {
  @Override
  public List<Holding> holdings() {
    return List.of(
        Holding.usual("store.item", "t.state = 'WAITING'"),
        Holding.usual("store.use", "false"),
        Holding.of(
            "store.warning", "t.acknowledged_at is null", new Place(null, "unit_path", null)),
        Holding.usual("store.certified_copy", "false"));
  }
}
