package vn.lienthong.shared;

/** Refusals that every module may answer. */
public enum SharedErrors implements ErrorCode {
  NOT_FOUND(Type.NOT_FOUND),
  FORBIDDEN(Type.FORBIDDEN),
  SIGN_IN_FIRST(Type.FORBIDDEN),
  CHANGED_MEANWHILE(Type.CONFLICT),
  BAD_REQUEST(Type.USER),
  TOO_LARGE(Type.TOO_LARGE),
  TOO_MANY_REQUESTS(Type.TOO_MANY),
  INTERNAL(Type.TECHNICAL);

  private final Type type;

  SharedErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "shared.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
