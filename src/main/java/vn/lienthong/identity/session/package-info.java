/** Sessions in PostgreSQL behind a cache on every node, and the signals that keep caches true. */
@NullMarked
package vn.lienthong.identity.session;

import org.jspecify.annotations.NullMarked;
