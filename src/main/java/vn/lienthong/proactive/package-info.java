/**
 * Proactive services: rules see in the data that somebody is entitled to something or must renew
 * it, and remind, prepare the filing, recommend, or file by themselves. Citizens confirm, refuse or
 * adjust; refused, everything stands exactly as before; and they may refuse the service as such.
 *
 * <p>Tables: {@code proactive.rule}, {@code service} (what was done, once for each rule and
 * subject), {@code refusal}. It listens and reads; nobody calls it.
 *
 * <p>Legal basis: Decree 224/2026/NĐ-CP Art. 16 (four levels, restoring the earlier state), Art.
 * 17.3 (refusal), Art. 19 (figures).
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "directory",
      "identity",
      "audit",
      "notifications",
      "procedures",
      "store",
      "dossiers"
    })
@NullMarked
package vn.lienthong.proactive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
