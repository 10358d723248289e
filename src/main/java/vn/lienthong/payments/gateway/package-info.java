/** The message set of the national payment platform: fields, signature, transport. */
@NullMarked
package vn.lienthong.payments.gateway;

import org.jspecify.annotations.NullMarked;
