/** The simulated payment gateway that ships: its page, its endpoints, its faults. */
@NullMarked
package vn.lienthong.payments.simulator;

import org.jspecify.annotations.NullMarked;
