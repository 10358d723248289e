package vn.lienthong.files.inspection;

import vn.lienthong.files.UploadRefusal;

/** A hostile file made in memory, and the refusal that it must meet. */
record Attack(String what, String name, String declaredType, byte[] bytes, UploadRefusal expected) {
  Attack(String what, String name, byte[] bytes, UploadRefusal expected) {
    this(what, name, "", bytes, expected);
  }

  @Override
  public String toString() {
    return what;
  }
}
