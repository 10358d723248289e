package vn.lienthong.indices;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.UnitHoldings;

/** Petitions that are not answered go to the successor. */
@Component
class FollowingUnits implements UnitHoldings {
  @Override
  public List<Holding> holdings() {
    return List.of(
        Holding.of(
            "indices.petition",
            "t.answered_on is null and t.refused_on is null",
            new Holding.Place("unit_id", "unit_path", null)));
  }
}
