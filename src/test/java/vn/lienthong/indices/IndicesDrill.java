package vn.lienthong.indices;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What only tests and measurements do with the facts of the indicators. */
@Component
public class IndicesDrill {
  private final FactUpdates updates;
  private final FactRepository facts;

  IndicesDrill(FactUpdates updates, FactRepository facts) {
    this.updates = updates;
    this.facts = facts;
  }

  /** Counts what waits. */
  public void drain() {
    while (updates.drain() > 0) {
      // until none waits
    }
  }

  /** All sums from the facts. */
  @Transactional
  public void sumAnew() {
    facts.lock();
    facts.sumAnew();
  }
}
