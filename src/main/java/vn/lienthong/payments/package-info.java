/**
 * Money that citizens owe agencies: requests for payment, ways of paying, refunds, and the ledger
 * that must always balance.
 *
 * <p>Tables: {@code payments.charge} with its items, {@code attempt} (a try at the gateway), {@code
 * refund}, {@code confirmation}, {@code gateway_money}, {@code suspense}, {@code anomaly}; {@code
 * account}, {@code posting}, {@code entry} (double entry, append-only); {@code settlement} with
 * lines and differences; {@code simulator} and its brothers. Events: {@link
 * vn.lienthong.payments.ChargeSettled}, {@link vn.lienthong.payments.ChargeRefunded}, {@link
 * vn.lienthong.payments.ChargeCancelled}.
 *
 * <p>Legal basis: Decree 61/2018/NĐ-CP Art. 22 (ways of paying), Decree 224/2026/NĐ-CP Art. 15.1đ
 * (online payment wherever there is a fee), Law on fees and charges 97/2015/QH13. The message set
 * of the national payment platform (1.0.6) is data and not verified.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "audit", "papers"})
@NullMarked
package vn.lienthong.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
