package vn.lienthong.payments.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeRepository;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.payments.Refund;
import vn.lienthong.payments.RefundRepository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/** Who may do what with money: the payee's people, and those of the counter that takes for it. */
@Service
public class PaymentsDesk {
  static final String VIEW = "payments.view";
  static final String COLLECT = "payments.collect";
  static final String REFUND = "payments.refund";
  static final String APPROVE = "payments.approve";
  static final String RECONCILE = "payments.reconcile";
  static final String SIMULATE = "payments.simulate";

  private final PaymentsApi payments;
  private final ChargeRepository charges;
  private final RefundRepository refunds;

  PaymentsDesk(PaymentsApi payments, ChargeRepository charges, RefundRepository refunds) {
    this.payments = payments;
    this.charges = charges;
    this.refunds = refunds;
  }

  static boolean may(String permission, Charge charge, CurrentUser user) {
    return user.may(permission, charge.payee().path())
        || user.may(permission, charge.counterPath());
  }

  static boolean may(String permission, Refund refund, CurrentUser user) {
    return user.may(permission, refund.unit().path()) || user.may(permission, refund.counterPath());
  }

  /** The charge for reading, or the same refusal as for one that does not exist. */
  Charge read(UUID id, CurrentUser user) {
    Charge charge = charges.get(id);
    if (!may(VIEW, charge, user)) {
      throw new AppException(PaymentsErrors.NO_SUCH_CHARGE);
    }
    return charge;
  }

  private Charge check(UUID id, String permission, CurrentUser user) {
    Charge charge = read(id, user);
    if (!may(permission, charge, user)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    return charge;
  }

  @Transactional
  public Charge take(UUID id, Means means, String receipt, CurrentUser user) {
    check(id, COLLECT, user);
    return payments.takeAtCounter(id, means, receipt, user);
  }

  @Transactional
  public Charge cancel(UUID id, String reason, CurrentUser user) {
    check(id, COLLECT, user);
    return payments.cancel(id, reason, user);
  }

  @Transactional
  public Refund requestRefund(UUID id, String reason, Refund.@Nullable Way way, CurrentUser user) {
    check(id, REFUND, user);
    return payments.requestRefund(id, reason, way, user);
  }

  private void checkRefund(UUID id, String permission, CurrentUser user) {
    Refund refund = refunds.get(id);
    if (!may(VIEW, refund, user)) {
      throw new AppException(PaymentsErrors.NO_SUCH_REFUND);
    }
    if (!may(permission, refund, user)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
  }

  @Transactional
  public Refund approve(UUID id, CurrentUser user) {
    checkRefund(id, APPROVE, user);
    return payments.approveRefund(id, user);
  }

  @Transactional
  public Refund reject(UUID id, String reason, CurrentUser user) {
    checkRefund(id, APPROVE, user);
    return payments.rejectRefund(id, reason, user);
  }

  @Transactional
  public Refund payOut(UUID id, String receipt, CurrentUser user) {
    checkRefund(id, COLLECT, user);
    return payments.payOutRefund(id, receipt, user);
  }

  @Transactional
  public Refund retry(UUID id, CurrentUser user) {
    checkRefund(id, REFUND, user);
    return payments.retryRefund(id, user);
  }

  List<Charge> of(String objectType, String objectId, CurrentUser user) {
    return payments.of(objectType, objectId).stream().filter(c -> may(VIEW, c, user)).toList();
  }
}
