package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The runs of {@code ./lienthong bench faults}, small. */
class FaultRunsTest {
  @Test
  @DisplayName(
      "Every fault of the gateway and of the national portal, and kill -9 in between: nothing lost,"
          + " nothing doubled, in order, reconciled to 0")
  void nothingIsLostAndNothingDoubled() throws IOException {
    try (FaultNode node = FaultNode.open()) {
      SyncFaults sync = new SyncFaults(node, 300, 0);
      sync.outage();
      // One kill for both: messages are on their way to the portal while people pay.
      assertThat(new PaymentFaults(node, 3, 1).run()).isEmpty();
      assertThat(sync.drainAndCount()).isEmpty();
      assertThat(node.kills()).isEqualTo(1);
    }
  }
}
