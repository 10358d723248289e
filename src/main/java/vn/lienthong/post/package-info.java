/**
 * Results that travel by the public post (bưu chính công ích): prepared at the counter, handed over
 * by list, delivered or returned to the sender.
 *
 * <p>Tables: tariff (dated, with its legal basis), hand_over and list_counter (lists and their
 * numbers), consignment, news (what the post told, each once), call (what the post has still to be
 * told: the outbox), simulated_* and simulator. No events: what becomes of the dossier is written
 * by {@link vn.lienthong.dossiers.DossierPost} in the same transaction.
 *
 * <p>Legal basis: Decision 45/2016/QĐ-TTg (receiving dossiers and returning results by the public
 * post). The way to the real post is behind an address and a secret; without them the simulator
 * that ships stands in, and pages say so.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "audit", "dossiers"})
@NullMarked
package vn.lienthong.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
