/** Daily reconciliation with the gateway's settlement file. */
@NullMarked
package vn.lienthong.payments.settlement;

import org.jspecify.annotations.NullMarked;
