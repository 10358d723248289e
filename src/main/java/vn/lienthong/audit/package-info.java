/**
 * Who did what, in which position, when, on which ground: an append-only log whose entries are
 * chained by hashes, sealed every second, signed, and whose head is kept outside the database too.
 * Tables: entry, pending, seal, checkpoint. Legal basis: Luật An ninh mạng 116/2025/QH15 and the
 * level-3 rules on logs.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package vn.lienthong.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
