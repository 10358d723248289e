package vn.lienthong.proactive;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.Holding.Place;
import vn.lienthong.directory.UnitHoldings;

/** Rules file with the successor of their agency. */
@Component
class FollowingUnits implements UnitHoldings {
  @Override
  public List<Holding> holdings() {
    return List.of(
        Holding.of("proactive.rule", "t.state <> 'ENDED'", new Place("agency", null, null)));
  }
}
