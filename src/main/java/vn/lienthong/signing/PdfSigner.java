package vn.lienthong.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import vn.lienthong.shared.Vietnam;

/** Appends a signature to a PDF: everything before stays byte for byte. */
final class PdfSigner {
  private static final int ROOM = 32 * 1024;
  private static final int BUFFER = 64 * 1024;

  private PdfSigner() {}

  /**
   * What stands in the PDF beside the signature.
   *
   * @param visible lines of the stamp that readers see
   */
  record Words(String name, String office, String unit, Instant at, List<String> visible) {}

  /**
   * @param sign gets the SHA-256 hash of what is signed and gives the CMS signature
   */
  static void sign(Path source, Path target, Words words, UnaryOperator<byte[]> sign)
      throws IOException {
    try (PDDocument document = load(source);
        SignatureOptions options = new SignatureOptions();
        OutputStream out = Files.newOutputStream(target)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
      signature.setName(words.name());
      signature.setReason(words.office());
      signature.setLocation(words.unit());
      GregorianCalendar at = new GregorianCalendar(TimeZone.getTimeZone(Vietnam.ZONE));
      at.setTimeInMillis(words.at().toEpochMilli());
      signature.setSignDate(at);
      options.setPreferredSignatureSize(ROOM);
      SignatureStamp stamp = SignatureStamp.of(words.visible());
      StampPlace place =
          StampPlace.find(document, words.name(), SignatureStamp.WIDTH, stamp.height());
      options.setPage(place.page());
      options.setVisualSignature(stamp.on(document.getPage(place.page()), place));
      document.addSignature(signature, options);
      ExternalSigningSupport external = document.saveIncrementalForExternalSigning(out);
      external.setSignature(sign.apply(hash(external.getContent())));
    }
  }

  static PDDocument load(Path file) throws IOException {
    return Loader.loadPDF(
        new RandomAccessReadBufferedFile(file.toFile()),
        "",
        null,
        null,
        IOUtils.createTempFileOnlyStreamCache());
  }

  private static byte[] hash(InputStream content) throws IOException {
    MessageDigest digest = sha256();
    try (content) {
      byte[] buffer = new byte[BUFFER];
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return digest.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hash(Path file) throws IOException {
    return java.util.HexFormat.of().formatHex(hash(Files.newInputStream(file)));
  }
}
