/**
 * The one-stop: a dossier (hồ sơ) from filing to the returned result, with its deadline, its steps,
 * its history and its papers.
 *
 * <p>Tables: {@code dossiers.*}; the aggregate is {@code dossiers.dossier} with an optimistic
 * version, the history {@code dossiers.event} only grows. Events: {@link
 * vn.lienthong.dossiers.DossierAccepted} and its brothers, published in the transaction that made
 * them true.
 *
 * <p>Legal basis: Decree 118/2025/NĐ-CP (one-stop mechanism; in substance Decree 61/2018/NĐ-CP Art.
 * 17–22), Decree 309/2026/NĐ-CP Art. 7–9, Circular 03/2025/TT-VPCP (forms 01–07, dossier code).
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "directory",
      "identity",
      "audit",
      "files",
      "worktime",
      "notifications",
      "search",
      "procedures",
      "procedures :: form",
      "payments",
      "papers",
      "store",
      "store :: national",
      // what a leader signs
      "signing"
    })
@NullMarked
package vn.lienthong.dossiers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
