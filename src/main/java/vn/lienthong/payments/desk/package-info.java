/** Pages and REST of payments, for staff and for payers. */
@NullMarked
package vn.lienthong.payments.desk;

import org.jspecify.annotations.NullMarked;
