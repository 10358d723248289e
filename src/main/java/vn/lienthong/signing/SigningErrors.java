package vn.lienthong.signing;

import vn.lienthong.shared.ErrorCode;

enum SigningErrors implements ErrorCode {
  /** Only PDF is signed. */
  NOT_A_PDF(Type.USER),
  /** The file is not what the signer looked at. */
  NOT_WHAT_WAS_SEEN(Type.CONFLICT),
  /** At the moment of signing the post does not hold, or does not give this. */
  NO_AUTHORITY(Type.FORBIDDEN),
  /** The service said no. */
  SERVICE_REFUSED(Type.CONFLICT),
  /** The service did not answer in time. */
  SERVICE_SILENT(Type.CONFLICT),
  /** What the service sent is no valid signature of this hash. */
  SIGNATURE_UNUSABLE(Type.CONFLICT),
  /** The certificate is revoked, expired or of an unknown authority. */
  CERTIFICATE_UNUSABLE(Type.CONFLICT),
  /** The time stamp authority said no. */
  STAMP_REFUSED(Type.CONFLICT),
  /** The time stamp authority did not answer in time. */
  STAMP_SILENT(Type.CONFLICT),
  /** What came is no time stamp on this signature, or of nobody trusted. */
  STAMP_UNUSABLE(Type.CONFLICT),
  /** The PDF cannot take a signature. */
  NOT_SIGNABLE(Type.USER),
  NO_SUCH_SIGNATURE(Type.NOT_FOUND),
  NO_FILE(Type.USER);

  private final Type type;

  SigningErrors(Type type) {
    this.type = type;
  }

  @Override
  public String key() {
    return "signing.error." + name();
  }

  @Override
  public Type type() {
    return type;
  }
}
