/** What operators read of the house at /actuator/prometheus, and what its logs may say. */
@NullMarked
package vn.lienthong.shared.metrics;

import org.jspecify.annotations.NullMarked;
