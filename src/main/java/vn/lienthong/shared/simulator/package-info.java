/** What the simulators of outside systems have in common. */
@NullMarked
package vn.lienthong.shared.simulator;

import org.jspecify.annotations.NullMarked;
