package vn.lienthong.notifications;

import java.time.Clock;

/** The SMS gateway that ships with the product: messages land in a table shown on a page. */
final class SimulatedSmsGateway implements Gateway {
  private final SimulatorRepository simulator;
  private final Clock clock;

  SimulatedSmsGateway(SimulatorRepository simulator, Clock clock) {
    this.simulator = simulator;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public Handover open() {
    return new Handover() {
      @Override
      public void hand(Delivery delivery) throws GatewayException {
        simulator.strike(Channel.SMS);
        simulator.take(delivery, clock.instant());
      }

      @Override
      public void close() {}
    };
  }
}
