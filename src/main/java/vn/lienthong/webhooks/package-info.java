/**
 * Tells the software of agencies what happens to dossiers that it may see (function 30 of the 31 of
 * the one-stop: links with other systems). A program subscribes to kinds of events; each act leaves
 * an event in its transaction, which is spread over the subscriptions, signed and posted, in order
 * per dossier, until it is taken or a person looks into it.
 *
 * <p>Tables: subscription, event (not yet spread), lane (one per subscription and dossier),
 * delivery (the outbox). A message tells that something happened, and nothing about persons: who
 * wants more reads the dossier by REST, under the permissions of the client.
 *
 * <p>Signatures as in Standard Webhooks 1.0: headers webhook-id, webhook-timestamp,
 * webhook-signature. Legal basis: TT 21/2023/TT-BTTTT as amended by TT 11/2025/TT-BKHCN (functions
 * of the one-stop system); Decree 278/2025/NĐ-CP (connection and sharing of data).
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "audit", "identity", "dossiers"})
@NullMarked
package vn.lienthong.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
