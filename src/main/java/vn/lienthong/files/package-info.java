/**
 * Files of all modules: content-addressed store, resumable upload, inspection, scan for viruses,
 * preview and text. Tables {@code files.content}, {@code files.stored_file}, {@code files.upload}.
 * Whoever owns an object that carries files offers a {@link vn.lienthong.files.FileGuard}.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package vn.lienthong.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
