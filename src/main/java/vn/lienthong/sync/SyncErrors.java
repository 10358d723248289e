package vn.lienthong.sync;

import vn.lienthong.shared.ErrorCode;

enum SyncErrors implements ErrorCode {
  /** Nothing was ever told about a dossier of this code. */
  NO_MESSAGES(Type.NOT_FOUND),
  /** The message is not a dead letter, so nobody can send it again. */
  NOT_DEAD(Type.CONFLICT),
  /** The difference is gone or of a kind that this act does not mend. */
  NOT_TO_MEND(Type.CONFLICT),
  /** The day lies in the future. */
  DAY_TO_COME(Type.USER),
  /** The portal did not answer when it was asked at a person's request. */
  PORTAL_SILENT(Type.CONFLICT),
  /** An explanation without a word. */
  NOTE_MISSING(Type.USER);

  private final Type type;

  SyncErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "sync.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
