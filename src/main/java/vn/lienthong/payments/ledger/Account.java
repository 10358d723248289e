package vn.lienthong.payments.ledger;

/** The accounts that every unit has. */
public enum Account {
  /** Phải thu. */
  RECEIVABLE,
  /** Tiền mặt. */
  CASH,
  /** Tiền gửi ngân hàng. */
  BANK,
  /** Paid at the gateway, not yet on the bank account. */
  CLEARING,
  /** Bưu điện phải nộp: collected on delivery, not yet handed on. */
  POST_OWES,
  REVENUE_FEE,
  REVENUE_CHARGE,
  REVENUE_DUTY,
  /** Approved refunds that are not paid out. */
  REFUND_PAYABLE,
  /** Money nobody asked for. */
  SUSPENSE;

  public String label() {
    return "payments.account." + name();
  }

  /** Whether the balance normally stands on the debit side. */
  public boolean debit() {
    return switch (this) {
      case RECEIVABLE, CASH, BANK, CLEARING, POST_OWES -> true;
      case REVENUE_FEE, REVENUE_CHARGE, REVENUE_DUTY, REFUND_PAYABLE, SUSPENSE -> false;
    };
  }
}
