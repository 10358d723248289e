package vn.lienthong.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.shared.AppException;

class TimeStampTest {
  private static final Instant STAMPED = Papers.NOW.plusSeconds(3);
  private static final Trust TRUST = Papers.trust(Map.of());

  @TempDir Path folder;
  private HttpServer server;
  private RemoteTimeStamps remote;
  private Certificates.Held tsa = Papers.TSA;
  private int status = 200;
  private byte @Nullable [] instead;
  private String type = "";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/tsa", this::answer);
    server.start();
    remote =
        new RemoteTimeStamps(
            new SigningSettings(
                "",
                "lienthong",
                "",
                Duration.ofSeconds(5),
                "",
                "",
                "http://localhost:" + server.getAddress().getPort() + "/tsa",
                true));
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    type = exchange.getRequestHeaders().getFirst("Content-Type");
    byte[] asked = exchange.getRequestBody().readAllBytes();
    byte[] answer =
        instead == null
            ? TimeStamps.answer(
                asked, tsa, Papers.ROOT.certificate(), BigInteger.valueOf(7), STAMPED)
            : instead;
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private SignatureVerdict verdict(UnaryOperator<byte[]> stamped, Trust trust) throws IOException {
    Path plain = Files.write(folder.resolve("gp.pdf"), Papers.pdf("Giay phep 12"));
    Path signed = folder.resolve("ky.pdf");
    PdfSigner.sign(
        plain,
        signed,
        Papers.words(),
        hash -> stamped.apply(CmsSignature.make(hash, Papers.HELD, Papers.ROOT.certificate())));
    return PdfVerification.verify(signed, "gp.pdf", trust, null).signatures().getFirst();
  }

  private byte[] stamped(byte[] cms) {
    return CmsSignature.stamped(cms, remote.stamp(CmsSignature.imprint(cms)));
  }

  @Test
  @DisplayName("RFC 3161 over HTTP: the signature becomes PAdES-B-T and says who vouches for when")
  void stamps() throws IOException {
    SignatureVerdict v = verdict(this::stamped, TRUST);
    assertThat(type).isEqualTo("application/timestamp-query");
    assertThat(v.good()).isTrue();
    assertThat(v.level()).isEqualTo("PAdES-B-T");
    assertThat(v.stamp().at()).isEqualTo(STAMPED);
    assertThat(v.stamp().authority()).contains("dấu thời gian");
    assertThat(v.stamp().simulated()).isTrue();
  }

  @Test
  @DisplayName("The signing time inside a stamp is the time that the stamp tells")
  void signedThen() throws Exception {
    TimeStampToken token = new TimeStampToken(new CMSSignedData(remote.stamp(new byte[32])));
    assertThat(token.getTimeStampInfo().getGenTime()).isEqualTo(STAMPED);
    Attribute signed = token.getSignedAttributes().get(CMSAttributes.signingTime);
    assertThat(Time.getInstance(signed.getAttrValues().getObjectAt(0)).getDate())
        .isEqualTo(STAMPED);
  }

  @Test
  @DisplayName("Revoked after the stamp: the signature was there before, and holds")
  void revokedLater() throws IOException {
    Trust.Key key = Trust.Key.of(Papers.HELD.certificate());
    Trust later = Papers.trust(Map.of(key, STAMPED.plusSeconds(60)));
    assertThat(verdict(this::stamped, later).good()).isTrue();
    assertThat(verdict(cms -> cms, later).revoked()).as("without a stamp").isTrue();
    Trust before = Papers.trust(Map.of(key, STAMPED.minusSeconds(60)));
    assertThat(verdict(this::stamped, before).good()).isFalse();
  }

  @Test
  @DisplayName("A stamp of another signature is found out")
  void ofAnother() throws IOException {
    SignatureVerdict v =
        verdict(cms -> CmsSignature.stamped(cms, remote.stamp(new byte[32])), TRUST);
    assertThat(v.intact()).isTrue();
    assertThat(v.stamp().intact()).isFalse();
    assertThat(v.good()).isFalse();
  }

  @Test
  @DisplayName("A stamp of an authority of one's own: sound, but its time does not count")
  void ofNobody() throws IOException {
    Certificates.Held own =
        Certificates.authority(
            new Certificates.Term(
                Papers.NOW.minusSeconds(999), Papers.NOW.plus(Duration.ofDays(3000))));
    tsa =
        Certificates.stamping(
            own,
            new Certificates.Term(
                Papers.NOW.minusSeconds(99), Papers.NOW.plus(Duration.ofDays(900))));
    SignatureVerdict v = verdict(this::stamped, TRUST);
    assertThat(v.stamp().intact()).isTrue();
    assertThat(v.stamp().trusted()).isFalse();
    assertThat(v.level()).isEqualTo("PAdES-B-B");
    Trust revoked =
        Papers.trust(Map.of(Trust.Key.of(Papers.HELD.certificate()), STAMPED.plusSeconds(60)));
    assertThat(verdict(this::stamped, revoked).revoked()).isTrue();
  }

  @Test
  @DisplayName("A certificate that is not for time stamps gives none")
  void ofASigner() {
    tsa = Papers.HELD;
    assertThatThrownBy(() -> remote.stamp(new byte[32])).isInstanceOf(AppException.class);
  }

  @Test
  @DisplayName("An authority that refuses, babbles or is gone is told apart")
  void faults() {
    refused(403, SigningErrors.STAMP_REFUSED);
    refused(503, SigningErrors.STAMP_SILENT);
    instead = new byte[] {1, 2, 3};
    refused(200, SigningErrors.STAMP_UNUSABLE);
    server.stop(0);
    refused(200, SigningErrors.STAMP_SILENT);
  }

  private void refused(int answer, SigningErrors code) {
    status = answer;
    assertThatThrownBy(() -> remote.stamp(new byte[32]))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).as(List.of(answer) + "").isEqualTo(code));
  }
}
