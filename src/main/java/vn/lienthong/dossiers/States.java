package vn.lienthong.dossiers;

/**
 * Business, money and delivery: states that move apart from each other. The fourth, how much of it
 * the national portal has, is {@link SyncState} and lives where it is sent.
 */
public record States(DossierStatus status, Payment payment, Handover handover) {

  public enum Payment {
    NONE,
    DUE,
    PAID,
    REFUNDED
  }

  public enum Handover {
    NONE,
    READY,
    SENT,
    DELIVERED
  }

  static States at(DossierStatus status) {
    return new States(status, Payment.NONE, Handover.NONE);
  }

  States with(DossierStatus status) {
    return new States(status, payment, handover);
  }

  States with(Payment payment) {
    return new States(status, payment, handover);
  }

  States with(Handover handover) {
    return new States(status, payment, handover);
  }
}
