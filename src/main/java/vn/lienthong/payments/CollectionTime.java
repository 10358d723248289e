package vn.lienthong.payments;

/** When a fee is collected: thu trước, thu sau, đối tượng miễn. */
public enum CollectionTime {
  BEFORE,
  AFTER,
  EXEMPT;

  public String label() {
    return "payments.collection." + name();
  }
}
