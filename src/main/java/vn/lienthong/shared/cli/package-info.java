/** Commands of ./lienthong. */
@NullMarked
package vn.lienthong.shared.cli;

import org.jspecify.annotations.NullMarked;
