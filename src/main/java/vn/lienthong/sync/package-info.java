/**
 * Keeps the national public service portal (NPSP) in step with our dossiers: each act of a dossier
 * leaves its messages in an outbox, in the transaction of the act, and they go out in order, one
 * after the acknowledgement of the other. Dossiers that other systems own are mirrored, read only.
 *
 * <p>Tables: lane (one per dossier: what was told, what is still owed), message (the outbox), line
 * (whether the portal answers), adapter, field, code and passing_error (how our words are said in
 * the portal's), reconciliation, difference, explanation, mirror, cursor.
 *
 * <p>Why an own outbox and not the registry of Spring Modulith: the registry keeps neither the
 * order of one dossier's events nor what was sent and answered, and drops an event when it is done.
 * The listener is synchronous, so a message is stored exactly if the act is.
 *
 * <p>Legal basis: one system owns a dossier on a given day, the others mirror it; Decree
 * 118/2025/NĐ-CP, Decree 224/2026/NĐ-CP Art. 15.1. The status of a dossier is never rewritten on
 * its way.
 */
@ApplicationModule(
    allowedDependencies = {"shared", "audit", "files", "procedures", "payments", "dossiers"})
@NullMarked
package vn.lienthong.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
