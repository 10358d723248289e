package vn.lienthong.payments;

/**
 * When a fee is collected: thu trước, thu sau, thu hộ khi phát qua bưu chính, đối tượng miễn
 * (Decree 61/2018/NĐ-CP Art. 22).
 */
public enum CollectionTime {
  BEFORE,
  AFTER,
  ON_DELIVERY,
  EXEMPT;

  public String label() {
    return "payments.collection." + name();
  }
}
