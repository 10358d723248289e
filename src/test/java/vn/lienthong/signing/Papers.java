package vn.lienthong.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;

/** PDF and certificates for tests. */
public final class Papers {
  static final Instant NOW = Instant.parse("2026-10-05T02:00:00Z");
  static final SigningService.Signatory LEADER =
      new SigningService.Signatory(UUID.randomUUID(), "Trần Thị Lãnh", "Giám đốc", "Sở Thử");
  static final Certificates.Held ROOT =
      Certificates.authority(
          new Certificates.Term(NOW.minus(Duration.ofDays(400)), NOW.plus(Duration.ofDays(3650))));
  static final Certificates.Held HELD = held(Duration.ofDays(-30), Duration.ofDays(700));

  private Papers() {}

  /** One page, with a title that lies open in the file. */
  public static byte[] pdf(String title) {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      PDDocumentInformation about = new PDDocumentInformation();
      about.setTitle(title);
      document.setDocumentInformation(about);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Certificates.Held held(Duration from, Duration until) {
    return Certificates.official(
        ROOT, LEADER, new Certificates.Term(NOW.plus(from), NOW.plus(until)));
  }

  static void sign(Path from, Path to, Certificates.Held by) throws IOException {
    PdfSigner.sign(
        from,
        to,
        new PdfSigner.Words(LEADER.name(), "KT. Giám đốc", LEADER.unit(), NOW),
        hash -> CmsSignature.make(hash, by, ROOT.certificate()));
  }

  static Trust trust(Map<Trust.Key, Instant> revoked) {
    return new Trust(List.of(ROOT.certificate()), revoked);
  }
}
