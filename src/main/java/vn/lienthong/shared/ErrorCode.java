package vn.lienthong.shared;

/**
 * A refusal that the product foresees. The text lives in the messages of the module under {@code
 * <module>.error.<NAME>}: what happened and what to do.
 */
public interface ErrorCode {
  String name();

  /** Message key, for instance {@code dossiers.error.ALREADY_ASSIGNED}. */
  String key();

  Type type();

  enum Type {
    USER(400),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    TOO_LARGE(413),
    TOO_MANY(429),
    TECHNICAL(500);

    private final int status;

    Type(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }
}
