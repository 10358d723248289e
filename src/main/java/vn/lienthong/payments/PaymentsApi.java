package vn.lienthong.payments;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.payments.gateway.GatewaySettings;
import vn.lienthong.shared.CurrentUser;

/**
 * What other modules may do with money. Who may do it to the object that is paid for is the asking
 * module's to decide before it asks.
 */
@Service
public class PaymentsApi {
  private final ChargeRepository charges;
  private final Charges acts;
  private final OnlinePayment online;
  private final Refunds refunds;
  private final AttemptRepository attempts;
  private final ReceiptPaper receipts;
  private final BeneficiaryAccounts accounts;
  private final GatewaySettings gateway;

  PaymentsApi(
      ChargeRepository charges,
      Charges acts,
      OnlinePayment online,
      Refunds refunds,
      AttemptRepository attempts,
      ReceiptPaper receipts,
      BeneficiaryAccounts accounts,
      GatewaySettings gateway) {
    this.charges = charges;
    this.acts = acts;
    this.online = online;
    this.refunds = refunds;
    this.attempts = attempts;
    this.receipts = receipts;
    this.accounts = accounts;
    this.gateway = gateway;
  }

  /** Whether money comes online through the national platform, and not a gateway of our own. */
  public boolean national() {
    return gateway.national();
  }

  /** Names the accounts that money goes to; of units that have none in these days. */
  @Transactional
  public void openAccounts(Collection<BeneficiaryAccount> opened) {
    opened.forEach(accounts::put);
  }

  /** Asks for payment, once per key, in the caller's transaction. */
  @Transactional
  public Charge request(NewCharge charge, CurrentUser user) {
    return acts.request(charge, user);
  }

  /** All requests for the object, oldest first. */
  @Transactional(readOnly = true)
  public List<Charge> of(String objectType, String objectId) {
    return charges.of(objectType, objectId);
  }

  /** What is owed or paid for the objects, in short, in no order; for statistics. */
  @Transactional(readOnly = true)
  public List<ChargeMark> marks(String objectType, Collection<String> objectIds) {
    return charges.marks(objectType, objectIds);
  }

  /**
   * Money taken by hand, in the caller's transaction.
   *
   * @param means CASH or TRANSFER
   * @param receipt number of the receipt or of the transfer
   */
  @Transactional
  public Charge takeAtCounter(UUID chargeId, Means means, String receipt, CurrentUser officer) {
    return acts.take(chargeId, means, receipt, officer);
  }

  /**
   * Begins a payment at the gateway, or goes on with one that is open; must not run in a
   * transaction, as the gateway is asked.
   *
   * @param returnPath page of this house that the payer comes back to in the end
   * @param lang vi or en
   * @param ip address of the payer
   * @return address of the gateway's page
   */
  @Transactional(propagation = Propagation.NEVER)
  public String startOnline(
      UUID chargeId, CurrentUser payer, String returnPath, String lang, String ip) {
    return online.start(chargeId, payer, returnPath, lang, ip);
  }

  /**
   * The post takes the parcel along and collects the money on delivery; from now on nobody else may
   * take it. False when it is due no longer; refused while an online payment is undecided.
   */
  @Transactional
  public boolean entrust(UUID chargeId, String tracking, CurrentUser officer) {
    return acts.entrust(chargeId, tracking, officer);
  }

  /** The post has delivered what it was entrusted with, and owes us the money. */
  @Transactional
  public void collected(UUID chargeId) {
    acts.collected(chargeId);
  }

  /** The parcel came back: whoever owes the money may pay it here again. */
  @Transactional
  public void release(UUID chargeId) {
    acts.release(chargeId);
  }

  /** Withdraws a request that is still due, in the caller's transaction. */
  @Transactional
  public Charge cancel(UUID chargeId, String reason, CurrentUser user) {
    return acts.cancel(chargeId, reason, user);
  }

  /** Asks that what was paid be given back; somebody else must approve it. */
  @Transactional
  public Refund requestRefund(
      UUID chargeId, String reason, Refund.@Nullable Way way, CurrentUser user) {
    return refunds.request(chargeId, reason, way, user);
  }

  /** Approves; refuses the person who asked. The gateway is asked by the next run of the job. */
  @Transactional
  public Refund approveRefund(UUID refundId, CurrentUser user) {
    return refunds.approve(refundId, user);
  }

  /** Says no; the request stays paid. */
  @Transactional
  public Refund rejectRefund(UUID refundId, String reason, CurrentUser user) {
    return refunds.reject(refundId, reason, user);
  }

  /** Given back by hand, with the number of the voucher or of the transfer. */
  @Transactional
  public Refund payOutRefund(UUID refundId, String receipt, CurrentUser user) {
    return refunds.payOut(refundId, receipt, user);
  }

  /** Asks the gateway once more after it refused. */
  @Transactional
  public Refund retryRefund(UUID refundId, CurrentUser user) {
    return refunds.retry(refundId, user);
  }

  /** Page of this house that tells the payer how the newest try stands. */
  @Transactional(readOnly = true)
  public String payerPage(UUID chargeId) {
    return "/payments/return/" + attempts.of(chargeId).getLast().reference();
  }

  /** Biên lai of a paid charge, PDF. */
  @Transactional(readOnly = true)
  public ResponseEntity<byte[]> receipt(UUID chargeId) {
    return receipts.respond(charges.get(chargeId));
  }
}
