package vn.lienthong.store.national;

import vn.lienthong.shared.ErrorCode;

/** Why a paper of the national store cannot be taken; the way out is always an upload. */
public enum NationalErrors implements ErrorCode {
  /** It does not answer, or not in time. */
  SILENT(Type.TECHNICAL),
  /** It does not know the paper any more. */
  NOT_FOUND(Type.NOT_FOUND),
  /** The paper was revoked there, or is out of force. */
  REVOKED(Type.CONFLICT),
  /** What came is not what was announced. */
  WRONG_HASH(Type.CONFLICT),
  /** It tells of a paper but has no file of it, or none that can be kept. */
  NO_FILE(Type.CONFLICT),
  /** At the counter nobody is asked about without their word. */
  CONSENT_MISSING(Type.USER),
  /** Asked long ago, or by somebody else. */
  NO_SUCH_FINDING(Type.NOT_FOUND);

  private final Type type;

  NationalErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "store.national.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
