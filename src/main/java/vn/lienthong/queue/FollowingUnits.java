package vn.lienthong.queue;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.Holding.Place;
import vn.lienthong.directory.UnitHoldings;

/**
 * A hall goes to the successor; beside a hall of its own it stays a second one under its old name.
 */
@Component
class FollowingUnits implements UnitHoldings {
  @Override
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "queue.centre",
            "id uuid",
            "true",
            "exists (select 1 from queue.centre own where own.unit_id = :toUnit)",
            List.of(new Place("unit_id", "unit_path", "unit_name"))));
  }
}
