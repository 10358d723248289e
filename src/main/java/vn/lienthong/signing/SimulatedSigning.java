package vn.lienthong.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.shared.AppException;

/**
 * The service that ships: an authority of its own, a certificate for each official in their office,
 * and the faults that a real one has. Its certificates say "mô phỏng" and count nowhere else.
 */
class SimulatedSigning implements SigningService {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedSigning.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration CERTIFICATE_LIFE = Duration.ofDays(730);
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final SimulatorRows rows;
  private final Path published;
  private final Clock clock;

  SimulatedSigning(SimulatorRows rows, Path published, Clock clock) {
    this.rows = rows;
    this.published = published;
    this.clock = clock;
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public byte[] sign(byte[] sha256, Signatory who) {
    if (rows.take(SimulatorRows.Fault.REFUSED)) {
      throw new AppException(SigningErrors.SERVICE_REFUSED);
    }
    if (rows.take(SimulatorRows.Fault.SLOW)) {
      // whoever waits learns no more than that it took too long
      throw new AppException(SigningErrors.SERVICE_SILENT);
    }
    Instant now = clock.instant();
    Certificates.Held authority = authority();
    Certificates.Held official =
        rows.official(who, now).orElseGet(() -> issue(authority, who, now));
    if (rows.take(SimulatorRows.Fault.REVOKED)) {
      revoke(official.certificate().getSerialNumber());
    }
    return CmsSignature.make(sha256, official, authority.certificate());
  }

  private Certificates.Held issue(Certificates.Held authority, Signatory who, Instant now) {
    Certificates.Held fresh =
        Certificates.official(
            authority, who, new Certificates.Term(now.minus(SLACK), now.plus(CERTIFICATE_LIFE)));
    rows.keep(fresh, who);
    return fresh;
  }

  void revoke(BigInteger serial) {
    rows.revoke(serial, clock.instant());
    publish();
  }

  Certificates.Held authority() {
    return rows.authority()
        .orElseGet(() -> {
          Instant now = clock.instant();
          rows.keepAuthority(
              Certificates.authority(
                  new Certificates.Term(now.minus(DAY), now.plus(AUTHORITY_LIFE))),
              now);
          publish();
          return rows.authority().orElseThrow();
        });
  }

  Trust trust() {
    Certificates.Held authority = authority();
    Map<Trust.Key, Instant> revoked = new HashMap<>();
    String issuer = authority.certificate().getSubjectX500Principal().getName();
    rows.revoked().forEach((serial, at) -> revoked.put(new Trust.Key(issuer, serial), at));
    return new Trust(List.of(authority.certificate()), revoked);
  }

  /** The root certificate, for checks elsewhere. */
  String rootPem() {
    return pem("CERTIFICATE", encoded());
  }

  byte[] revocations() {
    return Certificates.revocations(authority(), rows.revoked(), clock.instant());
  }

  private byte[] encoded() {
    try {
      return authority().certificate().getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(String kind, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(
            kind,
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der));
  }

  /** For {@code ./lienthong verify-signature}, which needs no database. */
  private void publish() {
    try {
      Files.createDirectories(published);
      write("trusted.pem", rootPem().getBytes(StandardCharsets.US_ASCII));
      write("revoked.crl", revocations());
    } catch (IOException e) {
      LOG.warn("root and revocations are not published at {}: {}", published, e.toString());
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path draft = Files.createTempFile(published, name, ".new");
    Files.write(draft, bytes);
    Files.move(draft, published.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
