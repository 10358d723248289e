package vn.lienthong.dossiers;

/** How a dossier came in. */
public enum Channel {
  COUNTER(1),
  ONLINE(2),
  POST(3);

  private final int nationalCode;

  Channel(int nationalCode) {
    this.nationalCode = nationalCode;
  }

  /** KenhThucHien of the national synchronisation. */
  public int nationalCode() {
    return nationalCode;
  }

  /** Message key. */
  public String label() {
    return "dossiers.channel." + name();
  }
}
