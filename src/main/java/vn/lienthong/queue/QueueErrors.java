package vn.lienthong.queue;

import vn.lienthong.shared.ErrorCode;

enum QueueErrors implements ErrorCode {
  NO_SUCH_HALL(Type.NOT_FOUND),
  NO_SUCH_TICKET(Type.NOT_FOUND),
  NO_SUCH_COUNTER(Type.NOT_FOUND),
  /** The hall gives no numbers at this time. */
  CLOSED(Type.CONFLICT),
  /** The group takes no more people or belongs to another hall. */
  GROUP_CLOSED(Type.CONFLICT),
  UNKNOWN_GROUND(Type.USER),
  /** The officer sits at no counter. */
  NOT_SEATED(Type.CONFLICT),
  COUNTER_TAKEN(Type.CONFLICT),
  /** The counter has a ticket in front of it. */
  COUNTER_BUSY(Type.CONFLICT),
  NOBODY_WAITS(Type.CONFLICT),
  /** The ticket stands elsewhere by now. */
  NOT_NOW(Type.CONFLICT),
  /** The number of an offline ticket is not of a block that was lent to this kiosk. */
  NOT_LENT(Type.USER),
  BAD_SETUP(Type.USER),
  ALREADY_THERE(Type.CONFLICT);

  private final Type type;

  QueueErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "queue.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
