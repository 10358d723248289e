package vn.lienthong.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StateTablesTest {
  @Test
  @DisplayName("Nothing leads out of a success at the gateway, and everything else may end in one")
  void success() {
    assertThat(AttemptState.SUCCEEDED.next()).isEmpty();
    for (AttemptState state : EnumSet.complementOf(EnumSet.of(AttemptState.SUCCEEDED))) {
      assertThat(state.next()).contains(AttemptState.SUCCEEDED);
    }
  }

  @Test
  @DisplayName("A refund is never paid without approval, and never approved twice")
  void refund() {
    assertThat(
            Arrays.stream(RefundState.values())
                .filter(s -> s.next().contains(RefundState.APPROVED)))
        .containsExactly(RefundState.REQUESTED);
    assertThat(RefundState.REQUESTED.next())
        .doesNotContain(RefundState.REFUNDED, RefundState.SUBMITTED);
    assertThat(RefundState.REFUNDED.next()).isEmpty();
  }

  @Test
  @DisplayName("Only a paid charge is refunded, and what is refunded stays refunded")
  void charge() {
    assertThat(ChargeState.DUE.next())
        .containsExactlyInAnyOrder(ChargeState.PAID, ChargeState.CANCELLED);
    assertThat(
            Arrays.stream(ChargeState.values())
                .filter(s -> s.next().contains(ChargeState.REFUNDED)))
        .containsExactly(ChargeState.REFUNDING);
    assertThat(ChargeState.REFUNDED.next()).isEmpty();
  }
}
