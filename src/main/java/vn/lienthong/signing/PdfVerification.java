package vn.lienthong.signing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;
import vn.lienthong.files.UploadExamination;
import vn.lienthong.files.UploadRefusal;
import vn.lienthong.shared.AppException;

/** Checks the signatures of a PDF; needs neither database nor network. */
final class PdfVerification {
  private static final String SIMULATED = "mô phỏng";
  private static final int BUFFER = 64 * 1024;
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "SHA-256", "2.16.840.1.101.3.4.2.1",
          "SHA-384", "2.16.840.1.101.3.4.2.2",
          "SHA-512", "2.16.840.1.101.3.4.2.3");

  private final Trust trust;
  private final @Nullable Instant provenAt;

  private PdfVerification(Trust trust, @Nullable Instant provenAt) {
    this.trust = trust;
    this.provenAt = provenAt;
  }

  /**
   * Looks at a file that somebody brought, as carefully as at an upload.
   *
   * @param provenAt when the house itself kept this very file; null when it never did
   */
  static FileVerdict verify(Path file, String name, Trust trust, @Nullable Instant provenAt)
      throws IOException {
    Optional<UploadRefusal> refusal = UploadExamination.of(file, name, SigningConfiguration.RULES);
    boolean altered = refusal.filter(UploadRefusal.PDF_ALTERED_AFTER_SIGNATURE::equals).isPresent();
    boolean nonsense = refusal.filter(UploadRefusal.PDF_SIGNATURE_RANGE::equals).isPresent();
    if (refusal.isPresent() && !altered && !nonsense) {
      throw new AppException(refusal.get(), "", name);
    }
    try (PDDocument document = PdfSigner.load(file)) {
      List<PDSignature> signatures = new ArrayList<>(document.getSignatureDictionaries());
      signatures.sort(Comparator.comparingLong(PdfVerification::end));
      List<SignatureVerdict> verdicts = new ArrayList<>();
      for (PDSignature signature : signatures) {
        var coverage =
            altered || nonsense
                ? SignatureVerdict.Coverage.ALTERED
                : signature == signatures.getLast()
                    ? SignatureVerdict.Coverage.WHOLE
                    : SignatureVerdict.Coverage.EXTENDED;
        verdicts.add(new PdfVerification(trust, provenAt).verdict(file, signature, coverage));
      }
      return new FileVerdict(name, PdfSigner.hash(file), verdicts);
    }
  }

  private SignatureVerdict verdict(
      Path file, PDSignature signature, SignatureVerdict.Coverage coverage) {
    String named = Objects.requireNonNullElse(signature.getName(), "");
    CmsSignature.Reading reading;
    try {
      reading = CmsSignature.read(signature.getContents(), hashes(file, signature));
    } catch (IOException | RuntimeException e) {
      // bytes that are no signature: to the reader a broken one
      return SignatureVerdict.broken(named, coverage);
    }
    X509Certificate certificate = reading.certificate();
    Instant at = signature.getSignDate() == null ? null : signature.getSignDate().toInstant();
    TimeStamps.Reading read = reading.stamp();
    TimeStampVerdict stamp = read == null ? null : stamp(read, trust);
    Instant stamped = stamp != null && stamp.good() ? stamp.at() : null;
    Instant proven = earliest(provenAt, stamped);
    Instant then = stamped == null ? at : stamped;
    Instant revokedAt = trust.revokedAt(certificate).orElse(null);
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    X500Name issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    String authority = part(issuer, BCStyle.CN) + ", " + part(issuer, BCStyle.O);
    return new SignatureVerdict(
        part(subject, BCStyle.CN),
        part(subject, BCStyle.T),
        part(subject, BCStyle.O),
        Objects.requireNonNullElse(signature.getReason(), ""),
        at,
        reading.intact(),
        trust.trusts(certificate, reading.certificates()),
        then != null && Trust.counts(certificate, then),
        revokedAt,
        revokedAt != null && (proven == null || !proven.isBefore(revokedAt)),
        coverage,
        authority,
        certificate.getSerialNumber().toString(16),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        authority.contains(SIMULATED),
        stamp);
  }

  /** What a time stamp is worth here. */
  static TimeStampVerdict stamp(TimeStamps.Reading reading, Trust trust) {
    X509Certificate by = reading.authority();
    if (by == null || reading.at() == null) {
      return new TimeStampVerdict(null, "", false, false, false);
    }
    X500Name subject = X500Name.getInstance(by.getSubjectX500Principal().getEncoded());
    String authority = part(subject, BCStyle.CN) + ", " + part(subject, BCStyle.O);
    return new TimeStampVerdict(
        reading.at(),
        authority,
        reading.intact(),
        trust.trusts(by, reading.certificates()) && trust.revokedAt(by).isEmpty(),
        authority.contains(SIMULATED));
  }

  private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static long end(PDSignature signature) {
    int[] range = signature.getByteRange();
    return range == null || range.length != 4 ? 0 : (long) range[2] + range[3];
  }

  private static Map<String, byte[]> hashes(Path file, PDSignature signature) throws IOException {
    int[] range = signature.getByteRange();
    if (range == null || range.length != 4 || range[0] != 0 || end(signature) > Files.size(file)) {
      throw new IOException("no range");
    }
    Map<String, MessageDigest> digests = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> algorithm : ALGORITHMS.entrySet()) {
        digests.put(algorithm.getValue(), MessageDigest.getInstance(algorithm.getKey()));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] buffer = new byte[BUFFER];
      for (int i = 0; i < range.length; i += 2) {
        in.seek(range[i]);
        long left = range[i + 1];
        while (left > 0) {
          int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
          if (n < 0) {
            throw new IOException("the range ends behind the file");
          }
          digests.values().forEach(digest -> digest.update(buffer, 0, n));
          left -= n;
        }
      }
    }
    Map<String, byte[]> hashes = new LinkedHashMap<>();
    digests.forEach((oid, digest) -> hashes.put(oid, digest.digest()));
    return hashes;
  }

  private static String part(X500Name name, ASN1ObjectIdentifier kind) {
    RDN[] found = name.getRDNs(kind);
    return found.length == 0 ? "" : IETFUtils.valueToString(found[0].getFirst().getValue());
  }
}
