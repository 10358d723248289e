package vn.lienthong.webhooks;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.Holding.Place;
import vn.lienthong.directory.UnitHoldings;

/** Subscriptions of programs go with the units of the programs. */
@Component
class FollowingUnits implements UnitHoldings {
  @Override
  public List<Holding> holdings() {
    return List.of(
        Holding.of("webhooks.subscription", "true", new Place(null, "unit_path", "unit_name")));
  }
}
