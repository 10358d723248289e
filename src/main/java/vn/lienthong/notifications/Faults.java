package vn.lienthong.notifications;

/** Failures that a simulator is told to show; a real gateway has none. */
interface Faults {
  Faults NONE = channel -> {};

  /** Throws if the next message is to fail. */
  void strike(Channel channel) throws GatewayException;
}
