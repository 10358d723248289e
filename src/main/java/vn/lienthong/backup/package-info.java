/**
 * Backup and restore of everything: one snapshot of the database, the contents of the file store,
 * and the keys, with the hash of each. The format is described in docs/operation.md. Legal basis:
 * TCVN 11930 level 3 and Luật An ninh mạng 116/2025/QH15 (backup that is tried out).
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package vn.lienthong.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
