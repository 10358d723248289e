package vn.lienthong.notifications;

import java.util.UUID;

/**
 * One message to one address.
 *
 * @param messageId the same for the same event, recipient and channel, whenever it is made
 * @param attempts how often it was claimed, this time included
 */
record Delivery(
    UUID id,
    UUID noticeId,
    Channel channel,
    String address,
    String subject,
    String body,
    String messageId,
    int attempts) {

  enum State {
    /** To be sent at its time. */
    WAITING,
    /** A node has taken it and not yet begun to hand it over. */
    CLAIMED,
    /** Being handed over; after a crash nobody knows whether it arrived. */
    SENDING,
    SENT,
    /** Found in SENDING after a crash or a cut connection: a person decides. */
    UNCERTAIN,
    /** Given up: refused for good, or too many attempts. */
    DEAD
  }
}
