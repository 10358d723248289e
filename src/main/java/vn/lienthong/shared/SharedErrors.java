package vn.lienthong.shared;

/** Refusals that every module may answer. */
public enum SharedErrors implements ErrorCode {
  NOT_FOUND(Type.NOT_FOUND),
  FORBIDDEN(Type.FORBIDDEN),
  SIGN_IN_FIRST(Type.FORBIDDEN),
  CHANGED_MEANWHILE(Type.CONFLICT),
  BAD_REQUEST(Type.USER),
  /** A call of a program without a body that can be read at all. */
  BODY_MISSING(Type.USER),
  /** Line and column where its body is no JSON. */
  JSON_SYNTAX(Type.USER),
  /** Path of the field, and what belongs there. */
  JSON_VALUE(Type.USER),
  PARAMETER_MISSING(Type.USER),
  PARAMETER_INVALID(Type.USER),
  MEDIA_TYPE(Type.USER),
  /** The field in which a character stands that cannot be kept. */
  CHARACTER(Type.USER),
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
