/**
 * One box for all a user may see. Table {@code search.document}; modules put their documents in the
 * transaction that changes the object, and can give all of them again by a {@link
 * vn.lienthong.search.SearchSource}.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package vn.lienthong.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
