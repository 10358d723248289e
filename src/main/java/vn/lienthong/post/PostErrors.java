package vn.lienthong.post;

import vn.lienthong.shared.ErrorCode;

enum PostErrors implements ErrorCode {
  NO_SUCH_CONSIGNMENT(Type.NOT_FOUND),
  NO_SUCH_LIST(Type.NOT_FOUND),
  /** The result is on its way already, or prepared. */
  PREPARED_ALREADY(Type.CONFLICT),
  /** The consignment stands elsewhere by now. */
  NOT_NOW(Type.CONFLICT),
  /** A consignment of the list has no tracking number yet. */
  NO_TRACKING(Type.CONFLICT),
  TRACKING_TAKEN(Type.CONFLICT),
  NOTHING_CHOSEN(Type.USER),
  ADDRESS_MISSING(Type.USER),
  BAD_SIGNATURE(Type.FORBIDDEN),
  /** The post did not answer when it was asked. */
  POST_SILENT(Type.CONFLICT);

  private final Type type;

  PostErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "post.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
