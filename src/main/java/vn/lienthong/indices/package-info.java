/**
 * The indicator set of the government for serving citizens (Bộ chỉ số 766), computed live from our
 * own events: per unit and month, down to the dossier that costs points.
 *
 * <p>Tables: fact (one row per received dossier, 0 or 1 for each thing that is counted) and tally
 * (their sums per month, unit and procedure, so that no page ever counts dossiers); service,
 * service_unit, publication (what procedures were on a day); indicator, formula, rank (formulas are
 * dated data); petition and official (typed by people); pending and rebuild. Events: none. Listens
 * to dossiers, payments, sync and procedures in their transactions, but only notes what changed in
 * {@code pending}; a job reads the facts again and replaces them, so an event may come twice, late
 * or in any order.
 *
 * <p>Legal basis: Decision 766/QĐ-TTg of 23-6-2022; Decree 63/2010/NĐ-CP Art. 8.2; Decree
 * 224/2026/NĐ-CP Art. 19 (real-time statistics).
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "directory",
      "audit",
      "worktime",
      "procedures",
      "payments",
      "dossiers",
      "sync",
      // the register of certified electronic copies
      "store"
    })
@NullMarked
package vn.lienthong.indices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
