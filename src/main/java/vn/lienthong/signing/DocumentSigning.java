package vn.lienthong.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** Has a PDF signed and stamped with the time; what the services send is checked before use. */
@Component
class DocumentSigning {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentSigning.class);

  private final SigningDesk desk;
  private final StampWords words;

  DocumentSigning(SigningDesk desk, StampWords words) {
    this.desk = desk;
    this.words = words;
  }

  /** By which certificate, and what the time stamp says; null where the house asks for none. */
  record Made(X509Certificate certificate, @Nullable TimeStampVerdict stamp) {}

  Made sign(Path plain, Path signed, Instant at, CurrentUser signer, CurrentUser.Post post)
      throws IOException {
    String office = post.capacity() == null ? post.title() : post.capacity() + ". " + post.title();
    PdfSigner.Words text =
        words.of(signer.name(), office, post.unitName(), at, desk.service().simulated());
    AtomicReference<Made> made = new AtomicReference<>();
    PdfSigner.sign(
        plain,
        signed,
        text,
        hash -> {
          byte[] cms =
              desk.service()
                  .sign(
                      hash,
                      new SigningService.Signatory(
                          signer.requireId(), signer.name(), post.title(), post.unitName()));
          X509Certificate certificate = usable(cms, hash, at);
          byte[] token = stamp(cms);
          if (token == null) {
            made.set(new Made(certificate, null));
            return cms;
          }
          byte[] whole = CmsSignature.stamped(cms, token);
          made.set(new Made(certificate, usableStamp(whole, hash)));
          return whole;
        });
    return made.get();
  }

  /** A service that errs must not leave a worthless signature on a document of state. */
  private X509Certificate usable(byte[] cms, byte[] hash, Instant at) {
    CmsSignature.Reading reading = read(cms, hash);
    if (!reading.intact()) {
      throw new AppException(SigningErrors.SIGNATURE_UNUSABLE);
    }
    Trust trust = desk.trust();
    X509Certificate certificate = reading.certificate();
    if (trust.revokedAt(certificate).isPresent()
        || !Trust.counts(certificate, at)
        || !trust.trusts(certificate, reading.certificates())) {
      throw new AppException(SigningErrors.CERTIFICATE_UNUSABLE);
    }
    return certificate;
  }

  /** A token; null where the house asks for none, or may do without and got none. */
  private byte @Nullable [] stamp(byte[] cms) {
    TimeStampService stamps = desk.stamps();
    if (stamps == null) {
      return null;
    }
    try {
      return stamps.stamp(CmsSignature.imprint(cms));
    } catch (AppException refusal) {
      if (desk.settings().tsaRequired()) {
        throw refusal;
      }
      LOG.warn("signed without a time stamp: {}", refusal.code().name());
      return null;
    }
  }

  private TimeStampVerdict usableStamp(byte[] cms, byte[] hash) {
    TimeStamps.Reading reading = read(cms, hash).stamp();
    TimeStampVerdict verdict =
        reading == null ? null : PdfVerification.stamp(reading, desk.trust());
    if (verdict == null || !verdict.good()) {
      throw new AppException(SigningErrors.STAMP_UNUSABLE);
    }
    return verdict;
  }

  private static CmsSignature.Reading read(byte[] cms, byte[] hash) {
    try {
      return CmsSignature.read(cms, Map.of("2.16.840.1.101.3.4.2.1", hash));
    } catch (IOException e) {
      throw new AppException(SigningErrors.SIGNATURE_UNUSABLE, e);
    }
  }
}
