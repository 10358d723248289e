package vn.lienthong.dossiers;

/** Business, money, delivery and synchronisation: four states that move apart from each other. */
public record States(DossierStatus status, Payment payment, Handover handover, Sync sync) {

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

  public enum Sync {
    NOT_SENT,
    PENDING,
    ACKNOWLEDGED,
    FAILED
  }

  static States at(DossierStatus status) {
    return new States(status, Payment.NONE, Handover.NONE, Sync.NOT_SENT);
  }

  States with(DossierStatus status) {
    return new States(status, payment, handover, sync);
  }

  States with(Payment payment) {
    return new States(status, payment, handover, sync);
  }

  States with(Handover handover) {
    return new States(status, payment, handover, sync);
  }
}
