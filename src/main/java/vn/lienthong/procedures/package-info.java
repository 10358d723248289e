/**
 * The catalogue of administrative procedures: content with versions by effective date, the step
 * table, the import of the national catalogue, and the public pages that explain a procedure.
 * Tables: version, application, source_line, import_run, doubt. Events: {@link ProcedurePublished}.
 *
 * <p>Legal basis: Decree 63/2010/NĐ-CP Art. 8 (parts of a procedure), Decree 118/2025/NĐ-CP
 * (one-stop mechanism), Decree 224/2026/NĐ-CP Art. 14 (service levels).
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "directory", "files", "search"})
@NullMarked
package vn.lienthong.procedures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
