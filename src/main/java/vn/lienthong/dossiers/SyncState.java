package vn.lienthong.dossiers;

/** How much of a dossier the national portal has; moves apart from the {@link States}. */
public enum SyncState {
  /** Chưa gửi. */
  NOT_SENT,
  /** Something of it waits to be sent or acknowledged. */
  PENDING,
  /** The portal has acknowledged everything. */
  ACKNOWLEDGED,
  /** A message waits for a person. */
  FAILED;

  /** Message key. */
  public String label() {
    return "dossiers.sync." + name();
  }

  /** Colour of the pill. */
  public String tone() {
    return switch (this) {
      case NOT_SENT -> "neutral";
      case PENDING -> "info";
      case ACKNOWLEDGED -> "ok";
      case FAILED -> "late";
    };
  }
}
