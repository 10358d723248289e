package vn.lienthong.notifications;

/** A way out of the house for one channel: the real protocol or a simulator. */
interface Gateway {
  Channel channel();

  /** False while nothing is configured; deliveries then wait. */
  boolean ready();

  /** Whether a message handed over twice with one id arrives once. */
  boolean idempotent();

  /** Everything that can fail without handing anything over: connecting, signing in. */
  Handover open() throws GatewayException;

  /** An open way on which messages are handed over one by one. */
  interface Handover extends AutoCloseable {
    void hand(Delivery delivery) throws GatewayException;

    @Override
    void close();
  }
}
