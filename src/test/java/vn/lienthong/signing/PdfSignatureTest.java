package vn.lienthong.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.signing.SignatureVerdict.Coverage;

class PdfSignatureTest {
  private static final Trust TRUST = Papers.trust(Map.of());

  @TempDir Path folder;
  private Path plain = Path.of("");
  private Path signed = Path.of("");

  @BeforeEach
  void write() throws IOException {
    plain = Files.write(folder.resolve("gp.pdf"), Papers.pdf("Giay phep 12"));
    signed = folder.resolve("gp-ky.pdf");
    Papers.sign(plain, signed, Papers.HELD);
  }

  private static SignatureVerdict only(Path file, Trust trust, @Nullable Instant proven)
      throws IOException {
    FileVerdict verdict = PdfVerification.verify(file, "gp.pdf", trust, proven);
    assertThat(verdict.signatures()).hasSize(1);
    return verdict.signatures().getFirst();
  }

  @Test
  @DisplayName("Function 10 (use of digital signatures): a signed PDF says who, as what, when")
  void good() throws IOException {
    assertThat(Files.readAllBytes(signed)).startsWith(Files.readAllBytes(plain));
    SignatureVerdict v = only(signed, TRUST, null);
    assertThat(v.good()).isTrue();
    assertThat(v.signer()).isEqualTo("Trần Thị Lãnh");
    assertThat(v.title()).isEqualTo("Giám đốc");
    assertThat(v.office()).isEqualTo("KT. Giám đốc");
    assertThat(v.unit()).isEqualTo("Sở Thử");
    assertThat(v.at()).isEqualTo(Papers.NOW);
    assertThat(v.coverage()).isEqualTo(Coverage.WHOLE);
    assertThat(v.simulated()).isTrue();
    assertThat(Files.readString(signed, ISO_8859_1)).contains("ETSI.CAdES.detached");
  }

  @Test
  @DisplayName("One byte flipped anywhere in the signed content breaks the signature")
  void flipped() throws IOException {
    byte[] bytes = Files.readAllBytes(signed);
    bytes[new String(bytes, ISO_8859_1).indexOf("phep 12") + 5] ^= 1;
    SignatureVerdict v = only(Files.write(folder.resolve("x.pdf"), bytes), TRUST, null);
    assertThat(v.intact()).isFalse();
    assertThat(v.good()).isFalse();
  }

  @Test
  @DisplayName("A page added after signing: the signature holds, but the file is altered since")
  void pageAdded() throws IOException {
    Path more = folder.resolve("more.pdf");
    try (PDDocument document = PdfSigner.load(signed);
        OutputStream out = Files.newOutputStream(more)) {
      document.addPage(new PDPage());
      document.getPages().getCOSObject().setNeedToBeUpdated(true);
      COSDictionary root = document.getDocumentCatalog().getCOSObject();
      root.setNeedToBeUpdated(true);
      document.saveIncremental(out);
    }
    SignatureVerdict v = only(more, TRUST, null);
    assertThat(v.intact()).isTrue();
    assertThat(v.coverage()).isEqualTo(Coverage.ALTERED);
    assertThat(v.good()).isFalse();
  }

  @Test
  @DisplayName("A second signature: the first covers its version, the second all")
  void twoSignatures() throws IOException {
    Path twice = folder.resolve("twice.pdf");
    Papers.sign(signed, twice, Papers.HELD);
    FileVerdict verdict = PdfVerification.verify(twice, "x.pdf", TRUST, null);
    assertThat(verdict.signatures())
        .extracting(SignatureVerdict::coverage)
        .containsExactly(Coverage.EXTENDED, Coverage.WHOLE);
    assertThat(verdict.good()).isTrue();
  }

  @Test
  @DisplayName(
      "Luật 20/2023/QH15 Art. 22: a certificate that had expired at signing does not count")
  void expired() throws IOException {
    Path late = folder.resolve("late.pdf");
    Papers.sign(plain, late, Papers.held(Duration.ofDays(-300), Duration.ofDays(-1)));
    SignatureVerdict v = only(late, TRUST, null);
    assertThat(v.intact()).isTrue();
    assertThat(v.trusted()).isTrue();
    assertThat(v.validThen()).isFalse();
    assertThat(v.good()).isFalse();
  }

  @Test
  @DisplayName("A revoked certificate is worthless unless the house kept the file before")
  void revoked() throws IOException {
    Instant then = Papers.NOW.plus(Duration.ofDays(3));
    Trust trust = Papers.trust(Map.of(Trust.Key.of(Papers.HELD.certificate()), then));
    assertThat(only(signed, trust, null).revoked()).isTrue();
    assertThat(only(signed, trust, then.plusSeconds(1)).revoked()).isTrue();
    assertThat(only(signed, trust, Papers.NOW).good()).isTrue();
  }

  @Test
  @DisplayName("A certificate of an authority of one's own is not trusted")
  void stranger() throws IOException {
    Certificates.Held other =
        Certificates.authority(
            new Certificates.Term(Papers.NOW.minusSeconds(99), Papers.NOW.plusSeconds(99)));
    SignatureVerdict v = only(signed, new Trust(List.of(other.certificate()), Map.of()), null);
    assertThat(v.intact()).isTrue();
    assertThat(v.trusted()).isFalse();
  }

  @Test
  @DisplayName("verify-signature needs no house: 0 when good, 1 when bad, 2 when it cannot tell")
  void command() throws Exception {
    Path roots = folder.resolve("roots.pem");
    Files.writeString(
        roots, SimulatedSigning.pem("CERTIFICATE", Papers.ROOT.certificate().getEncoded()));
    Path none = crl("none.crl", Map.of());
    Path ended = crl("ended.crl", Map.of(Papers.HELD.certificate().getSerialNumber(), Papers.NOW));
    Path report = folder.resolve("report.json");
    assertThat(run(signed, roots, none, report)).isZero();
    assertThat(Files.readString(report)).contains("\"intact\" : true", "Trần Thị Lãnh");
    assertThat(run(signed, roots, ended, report)).isEqualTo(1);
    assertThat(run(plain, roots, none, report)).isEqualTo(1);
    assertThat(run(folder.resolve("nothing.pdf"), roots, none, report)).isEqualTo(2);
  }

  private Path crl(String name, Map<java.math.BigInteger, Instant> revoked) throws IOException {
    return Files.write(
        folder.resolve(name), Certificates.revocations(Papers.ROOT, revoked, Papers.NOW));
  }

  private static int run(Path file, Path roots, Path crl, Path report) throws Exception {
    return new VerifySignatureCommand()
        .run(
            List.of(
                file.toString(),
                "--trusted",
                roots.toString(),
                "--crl",
                crl.toString(),
                "--report",
                report.toString()),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
  }
}
