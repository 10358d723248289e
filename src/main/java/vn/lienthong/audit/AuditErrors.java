package vn.lienthong.audit;

import vn.lienthong.shared.ErrorCode;

enum AuditErrors implements ErrorCode {
  ENTRY_UNKNOWN(Type.NOT_FOUND);

  private final Type type;

  AuditErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "audit.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
