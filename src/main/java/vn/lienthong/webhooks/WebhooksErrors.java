package vn.lienthong.webhooks;

import vn.lienthong.shared.ErrorCode;

enum WebhooksErrors implements ErrorCode {
  /** There is no such subscription, or not for this person or program. */
  NO_SUBSCRIPTION(Type.NOT_FOUND),
  /** The message is not a dead letter, so nobody can send it again or skip it. */
  NOT_DEAD(Type.CONFLICT),
  /** The program does not exist, is disabled, or lies outside the reach of the person. */
  NO_CLIENT(Type.USER),
  /** A name, an address or a kind of event is missing or wrong; the argument is the field. */
  BAD_SUBSCRIPTION(Type.USER);

  private final Type type;

  WebhooksErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "webhooks.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
