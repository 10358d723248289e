package vn.lienthong.files.inspection;

import vn.lienthong.files.UploadRefusal;

/**
 * Carries a refusal from the depth of a parser to {@link UploadInspection}; never leaves this
 * package.
 */
final class RefusedUpload extends Exception {
  private static final long serialVersionUID = 1L;
  private final UploadRefusal reason;
  private final String detail;

  RefusedUpload(UploadRefusal reason, String detail) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  UploadRefusal reason() {
    return reason;
  }

  String detail() {
    return detail;
  }
}
