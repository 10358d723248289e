/**
 * Tells people what happened: in the product, by e-mail, by SMS. Tables: notice (the in-app
 * notification), delivery (the outbox), template (texts edited in the product), simulated_sms and
 * simulator (the gateway that ships for demonstration).
 *
 * <p>Nothing goes out twice: a notice is unique by event, recipient and idempotency key, a delivery
 * by notice and channel. The state SENDING is committed before the outside world is touched; what
 * is found in it after a crash is never sent again by itself unless the gateway knows the message
 * by its id.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package vn.lienthong.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
