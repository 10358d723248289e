/** The national e-ID as a simulator: invented citizens, and faults on demand. */
@NullMarked
package vn.lienthong.identity.simulator;

import org.jspecify.annotations.NullMarked;
