package vn.lienthong.files;

import vn.lienthong.shared.ErrorCode;

/** Refusals of this module besides those of the inspection. */
enum FilesErrors implements ErrorCode {
  FILE_NOT_FOUND(Type.NOT_FOUND),
  ALREADY_CLAIMED(Type.CONFLICT),
  SCANNER_UNAVAILABLE(Type.USER),
  UPLOAD_NOT_FOUND(Type.NOT_FOUND),
  UPLOAD_OFFSET(Type.CONFLICT),
  UPLOAD_BUSY(Type.CONFLICT),
  UPLOAD_LENGTH(Type.USER),
  NO_PREVIEW(Type.NOT_FOUND),
  PREVIEW_FAILED(Type.USER),
  CONTENT_DAMAGED(Type.TECHNICAL);

  private final Type type;

  FilesErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "files.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
