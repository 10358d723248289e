package vn.lienthong.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.StaticMessageSource;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** What a remote signing service sends is looked at before it comes onto a document of state. */
class UsableSignatureTest {
  private static final Certificates.Held STRANGER =
      Certificates.authority(
          new Certificates.Term(
              Papers.NOW.minus(Duration.ofDays(400)), Papers.NOW.plus(Duration.ofDays(3650))));
  private static final CurrentUser.Post POST =
      new CurrentUser.Post(
          UUID.randomUUID(),
          "LEADER",
          "Giám đốc",
          UUID.randomUUID(),
          "Sở Thử",
          "/t/",
          CurrentUser.Scope.SUBTREE,
          Set.of(),
          null);
  private static final CurrentUser LEADER =
      new CurrentUser(
          CurrentUser.Kind.STAFF, UUID.randomUUID(), "Trần Thị Lãnh", null, List.of(POST));

  @TempDir Path folder;
  private Path plain = Path.of("");

  @BeforeEach
  void write() throws IOException {
    plain = Files.write(folder.resolve("gp.pdf"), Papers.pdf("Giay phep 12"));
    Files.writeString(folder.resolve("roots.pem"), pem());
  }

  private static String pem() {
    try {
      return SimulatedSigning.pem("CERTIFICATE", Papers.ROOT.certificate().getEncoded());
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Certificates.Held of(Certificates.Held authority, int from, int until) {
    return Certificates.official(
        authority,
        Papers.LEADER,
        new Certificates.Term(
            Papers.NOW.plus(Duration.ofDays(from)), Papers.NOW.plus(Duration.ofDays(until))));
  }

  /** A service that signs by that certificate, over what it was asked to or something else. */
  private record Service(Certificates.Held by, Certificates.Held authority, boolean another)
      implements SigningService {
    @Override
    public boolean simulated() {
      return false;
    }

    @Override
    public byte[] sign(byte[] sha256, Signatory who) {
      byte[] hash = another ? PdfSigner.sha256().digest("khác".getBytes(UTF_8)) : sha256;
      return CmsSignature.make(hash, by, authority.certificate());
    }
  }

  private DocumentSigning.Made sign(Service service) throws IOException {
    SigningSettings settings =
        new SigningSettings(
            "http://localhost/csc/v2",
            "so-thu",
            "bi-mat",
            Duration.ofSeconds(5),
            folder.resolve("roots.pem").toString(),
            folder.resolve("revoked.crl").toString(),
            "",
            false);
    SimulatedSigning unused = null;
    StaticMessageSource words = new StaticMessageSource();
    words.setUseCodeAsDefaultMessage(true);
    return new DocumentSigning(
            new SigningDesk(service, null, settings, unused), new StampWords(words))
        .sign(plain, folder.resolve("signed.pdf"), Papers.NOW, LEADER, POST);
  }

  private void refused(Service service, SigningErrors why) {
    assertThatThrownBy(() -> sign(service))
        .isInstanceOfSatisfying(
            AppException.class, refusal -> assertThat(refusal.code()).isEqualTo(why));
  }

  @Test
  @DisplayName(
      "Function 11 (integration of signing services): only a signature by a certificate of a"
          + " trusted authority, in force and not revoked, over this very document, is used")
  void onlyWhatCounts() throws IOException {
    Certificates.Held own = of(Papers.ROOT, -30, 700);
    assertThat(sign(new Service(own, Papers.ROOT, false)).certificate())
        .isEqualTo(own.certificate());
    refused(
        new Service(of(STRANGER, -30, 700), STRANGER, false), SigningErrors.CERTIFICATE_UNUSABLE);
    refused(
        new Service(of(Papers.ROOT, -30, -1), Papers.ROOT, false),
        SigningErrors.CERTIFICATE_UNUSABLE);
    refused(new Service(own, Papers.ROOT, true), SigningErrors.SIGNATURE_UNUSABLE);
    Files.write(
        folder.resolve("revoked.crl"),
        Certificates.revocations(
            Papers.ROOT, Map.of(own.certificate().getSerialNumber(), Papers.NOW), Papers.NOW));
    refused(new Service(own, Papers.ROOT, false), SigningErrors.CERTIFICATE_UNUSABLE);
  }
}
