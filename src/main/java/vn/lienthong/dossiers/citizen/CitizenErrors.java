package vn.lienthong.dossiers.citizen;

import vn.lienthong.shared.ErrorCode;

enum CitizenErrors implements ErrorCode {
  TOO_MANY_DRAFTS(Type.CONFLICT),
  NOT_COMPLETE(Type.CONFLICT);

  private final Type type;

  CitizenErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "dossiers.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
