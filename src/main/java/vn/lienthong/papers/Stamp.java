package vn.lienthong.papers;

import org.jspecify.annotations.Nullable;

/**
 * What makes a print an issued paper: the form it follows and where it can be checked.
 *
 * @param label for instance "Mẫu số 01 – Thông tư 03/2025/TT-VPCP"
 * @param title of the form set; null takes the usual one
 * @param checkUrl public check page of this paper; becomes a QR code
 * @param checkCode to be typed there
 * @param fingerprint SHA-256 of the content
 */
public record Stamp(
    @Nullable String label,
    @Nullable String title,
    @Nullable String checkUrl,
    @Nullable String checkCode,
    @Nullable String fingerprint) {
  static final Stamp NONE = new Stamp(null, null, null, null, null);

  /** The title of the set, else the given one. */
  public String titleOr(String usual) {
    return title == null ? usual : title;
  }

  /** The address to check, else the given one, else empty. */
  public String checkUrlOr(@Nullable String other) {
    return checkUrl != null ? checkUrl : other == null ? "" : other;
  }

  /** The first digits, in groups of four, as they are printed. */
  public String shortFingerprint() {
    return fingerprint == null ? "" : fingerprint.substring(0, 16).replaceAll("(.{4})(?!$)", "$1 ");
  }
}
