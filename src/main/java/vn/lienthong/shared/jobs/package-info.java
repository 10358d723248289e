/** Recurring work, run by one node at a time. */
@NullMarked
package vn.lienthong.shared.jobs;

import org.jspecify.annotations.NullMarked;
