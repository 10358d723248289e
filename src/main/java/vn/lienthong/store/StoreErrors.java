package vn.lienthong.store;

import vn.lienthong.shared.ErrorCode;

/** Refusals of the store. */
public enum StoreErrors implements ErrorCode {
  /** No such paper, or not for this user: the answer is the same. */
  NO_SUCH_ITEM(Type.NOT_FOUND),
  NO_SUCH_COPY(Type.NOT_FOUND),
  /** The paper is in a state from which this act does not lead on. */
  NOT_IN_THIS_STATE(Type.CONFLICT),
  /** Its owner brought one in its place already, which is not decided on. */
  RENEWAL_WAITS(Type.CONFLICT),
  /** It is revoked, replaced, expired or not checked yet. */
  NOT_VALID(Type.CONFLICT),
  /** It belongs to somebody who is not of this dossier. */
  OTHER_OWNER(Type.FORBIDDEN),
  /** At the counter nobody's store is used without their word. */
  CONSENT_MISSING(Type.USER),
  REQUIRED(Type.USER),
  BAD_DATE(Type.USER),
  NO_FILE(Type.USER),
  NO_NUMBER(Type.USER),
  NOT_COMPARED(Type.USER),
  BAD_DOSSIER_CODE(Type.USER),
  NOT_A_SCAN(Type.USER),
  UNKNOWN_KIND(Type.USER);

  private final Type type;

  StoreErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "store.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
