package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;

/**
 * Lời chứng of a certified electronic copy, the last page behind the scan of the original (Decree
 * 45/2020/NĐ-CP Art. 10). The layout is our own.
 *
 * @param code under which the copy is checked
 * @param lines what was certified: term and value
 * @param certifier name of who compared it with the original
 * @param title position of the certifier
 * @param checkUrl becomes a QR code
 */
public record CopyCertificate(
    Office office,
    String code,
    List<Line> lines,
    String certifier,
    String title,
    Instant at,
    String checkUrl)
    implements Paper {

  public CopyCertificate {
    lines = List.copyOf(lines);
  }

  /** A line of the certificate. */
  public record Line(String term, String value) {}

  @Override
  public String template() {
    return "copy";
  }
}
