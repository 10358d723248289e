/** How often somebody may ask. */
@NullMarked
package vn.lienthong.identity.limits;

import org.jspecify.annotations.NullMarked;
