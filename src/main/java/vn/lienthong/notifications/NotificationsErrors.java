package vn.lienthong.notifications;

import vn.lienthong.shared.ErrorCode;

enum NotificationsErrors implements ErrorCode {
  /** The delivery is not in a state from which a person may move it. */
  NOT_STUCK(Type.CONFLICT),
  /** There is no such event, channel and language. */
  NO_TEMPLATE(Type.NOT_FOUND);

  private final Type type;

  NotificationsErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "notifications.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
