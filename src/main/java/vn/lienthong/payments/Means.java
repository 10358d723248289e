package vn.lienthong.payments;

/** How money came (Decree 61/2018/NĐ-CP Art. 22). */
public enum Means {
  CASH,
  TRANSFER,
  ONLINE;

  public String label() {
    return "payments.means." + name();
  }
}
