package vn.lienthong.directory;

import vn.lienthong.shared.ErrorCode;

enum DirectoryErrors implements ErrorCode {
  UNIT_UNKNOWN(Type.NOT_FOUND),
  PERSON_UNKNOWN(Type.NOT_FOUND),
  POST_UNKNOWN(Type.NOT_FOUND),
  DELEGATION_UNKNOWN(Type.NOT_FOUND),
  FORM_INVALID(Type.USER),
  NO_CODE(Type.CONFLICT),
  CODE_INVALID(Type.USER, "code"),
  CODE_TAKEN(Type.CONFLICT, "code"),
  GEO_CODE_INVALID(Type.USER, "geoCode"),
  ROOT_EXISTS(Type.CONFLICT, "kind"),
  NAME_EMPTY(Type.USER, "name"),
  LATER_CHANGE_EXISTS(Type.CONFLICT, "on"),
  UNIT_NOT_ALIVE(Type.CONFLICT, "on"),
  PARENT_BELOW_ITSELF(Type.CONFLICT, "parentId"),
  SUCCESSOR_IS_SELF(Type.CONFLICT, "successorId"),
  HAS_CHILDREN(Type.CONFLICT, "on"),
  EMAIL_TAKEN(Type.CONFLICT, "email"),
  EMAIL_INVALID(Type.USER, "email"),
  PERIOD_INVALID(Type.USER, "until"),
  ASSIGNS_SELF(Type.FORBIDDEN, "position"),
  POSITION_TOO_HIGH(Type.FORBIDDEN, "position"),
  DECISION_MISSING(Type.USER, "documentNumber"),
  DOCUMENT_MISSING(Type.USER, "documentNumber"),
  DELEGATION_TO_SELF(Type.USER, "recipientId"),
  DELEGATION_TO_WRITER(Type.FORBIDDEN, "recipientId"),
  DELEGATION_TOO_HIGH(Type.FORBIDDEN, "permissions"),
  DELEGATION_EMPTY(Type.USER, "permissions"),
  DELEGATION_TOO_WIDE(Type.FORBIDDEN, "permissions"),
  DELEGATION_OUTSIDE_UNIT(Type.USER, "recipientId"),
  DELEGATION_BEYOND_POST(Type.USER, "until"),
  REASON_MISSING(Type.USER, "reason"),
  ALREADY_REVOKED(Type.CONFLICT),
  MERGER_UNKNOWN(Type.NOT_FOUND);

  private final Type type;
  private final String field;

  DirectoryErrors(Type type) {
    this(type, "");
  }

  DirectoryErrors(Type type, String field) {
    this.type = type;
    this.field = field;
  }

  /** The field of a form where the refusal is shown; empty = the page of its own. */
  String field() {
    return field;
  }

  @Override
  public String key() {
    return "directory.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
