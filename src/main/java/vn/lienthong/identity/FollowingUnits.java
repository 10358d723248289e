package vn.lienthong.identity;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Holding;
import vn.lienthong.directory.UnitHoldings;
import vn.lienthong.shared.db.Signals;

/** Service accounts act at the successor of their unit, on all nodes at once. */
@Component
class FollowingUnits implements UnitHoldings {
  private final Signals signals;

  FollowingUnits(Signals signals) {
    this.signals = signals;
  }

  @Override
  public List<Holding> holdings() {
    return List.of(Holding.usual("identity.client", "t.disabled_at is null"));
  }

  @Override
  public void moved(Moved moved) {
    signals.send(FormTargets.TOPIC, "*");
  }
}
