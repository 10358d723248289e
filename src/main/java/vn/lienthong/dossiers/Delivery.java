package vn.lienthong.dossiers;

/** How the applicant wants the result. */
public enum Delivery {
  COUNTER,
  POST,
  ELECTRONIC;

  /** Message key. */
  public String label() {
    return "dossiers.delivery." + name();
  }
}
