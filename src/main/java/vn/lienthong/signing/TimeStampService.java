package vn.lienthong.signing;

/** The port to an authority that says when something already was (RFC 3161). */
interface TimeStampService {

  /**
   * A time stamp token over the SHA-256 hash.
   *
   * @throws vn.lienthong.shared.AppException STAMP_REFUSED or STAMP_SILENT
   */
  byte[] stamp(byte[] sha256);
}
