/** The virus scanner outside the platform, by the protocol of clamd. */
@NullMarked
package vn.lienthong.files.scan;

import org.jspecify.annotations.NullMarked;
