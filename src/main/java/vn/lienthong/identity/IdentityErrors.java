package vn.lienthong.identity;

import vn.lienthong.shared.ErrorCode;

/** Refusals of this module. */
public enum IdentityErrors implements ErrorCode {
  BUSY(Type.TOO_MANY),
  USERNAME_TAKEN(Type.CONFLICT),
  PERSON_HAS_ACCOUNT(Type.CONFLICT),
  BAD_USERNAME(Type.USER),
  PASSWORD_TOO_SHORT(Type.USER),
  FORM_EXPIRED(Type.FORBIDDEN),
  NOT_IN_YOUR_UNITS(Type.FORBIDDEN),
  BEYOND_YOUR_UNITS(Type.FORBIDDEN),
  OWN_ACCOUNT(Type.CONFLICT),
  BAD_POLICY(Type.USER),
  CONFIRM_FIRST(Type.FORBIDDEN),
  REVIEW_OPEN(Type.CONFLICT),
  OWN_REVIEW(Type.FORBIDDEN),
  REVIEW_DECIDED(Type.CONFLICT);

  private final Type type;

  IdentityErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "identity.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
