/** A small proxy for several nodes on one machine, where no other is at hand. */
@NullMarked
package vn.lienthong.shared.proxy;

import org.jspecify.annotations.NullMarked;
