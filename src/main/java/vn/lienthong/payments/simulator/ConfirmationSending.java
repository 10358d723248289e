package vn.lienthong.payments.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.simulator.Telling;

/** Tells the house what became of the bills. */
@Component
public class ConfirmationSending implements DisposableBean {
  private final Telling telling;
  private final Clock clock;

  ConfirmationSending(JdbcClient jdbc, Environment environment, Clock clock) {
    this.telling =
        new Telling(
            jdbc,
            environment,
            clock,
            new Telling.Store("payments.simulated_confirmation", "id", "/payments/ipn"));
    this.clock = clock;
  }

  /** Sends what is due; returns how many the house has heard. */
  public int deliver() {
    return deliver(clock.instant());
  }

  /** Sends what is due by then. */
  public int deliver(Instant until) {
    return telling.deliver(until, body -> Map.of());
  }

  @Override
  public void destroy() {
    telling.close();
  }
}
