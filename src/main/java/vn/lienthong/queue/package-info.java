/**
 * Numbers in the hall of a service centre: kiosk, hall display, calling at the counter, waiting and
 * serving times.
 *
 * <p>Tables: centre, service_group, counter, counter_group, priority_ground (dated, with its legal
 * basis), series (gapless numbers under a row lock), block (numbers lent to a kiosk for when the
 * network is away), ticket, ticket_event. No events; hears {@link
 * vn.lienthong.dossiers.VisitEnded}, in the transaction that received the dossier.
 *
 * <p>Legal basis: Decree 118/2025/NĐ-CP and Decree 309/2026/NĐ-CP (one-stop centres, kiosks);
 * priority by the texts named in priority_ground. A display shows numbers and counters, nobody's
 * name.
 */
@ApplicationModule(
    allowedDependencies = {"shared", "directory", "audit", "worktime", "papers", "dossiers"})
@NullMarked
package vn.lienthong.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
