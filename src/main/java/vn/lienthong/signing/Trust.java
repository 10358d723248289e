package vn.lienthong.signing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose certificates count, and which of them no longer do.
 *
 * @param roots authorities
 * @param revoked since when, by issuer and serial number
 */
record Trust(List<X509Certificate> roots, Map<Key, Instant> revoked) {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  Trust {
    roots = List.copyOf(roots);
    revoked = Map.copyOf(revoked);
  }

  /** A certificate of an issuer. */
  record Key(String issuer, BigInteger serial) {
    static Key of(X509Certificate certificate) {
      return new Key(certificate.getIssuerX500Principal().getName(), certificate.getSerialNumber());
    }
  }

  Optional<Instant> revokedAt(X509Certificate certificate) {
    return Optional.ofNullable(revoked.get(Key.of(certificate)));
  }

  /** Whether a way leads from the certificate to a root, and it may sign documents. */
  boolean trusts(X509Certificate certificate, List<X509Certificate> others) {
    boolean[] usage = certificate.getKeyUsage();
    if (roots.isEmpty()
        || (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION])) {
      return false;
    }
    Set<TrustAnchor> anchors = new HashSet<>();
    roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
      // revocation and the time of the signature are checks of their own
      parameters.setRevocationEnabled(false);
      parameters.setDate(certificate.getNotBefore());
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return others.stream()
          .noneMatch(other -> !other.equals(certificate) && revokedAt(other).isPresent());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static boolean counts(X509Certificate certificate, Instant at) {
    try {
      certificate.checkValidity(Date.from(at));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  /** The trust together with what the files say; the list must be signed by one of the roots. */
  Trust and(Path rootsFile, Path revocationsFile) throws IOException, GeneralSecurityException {
    List<X509Certificate> all = new ArrayList<>(roots);
    Map<Key, Instant> ended = new HashMap<>(revoked);
    if (Files.isRegularFile(rootsFile)) {
      try (InputStream in = Files.newInputStream(rootsFile)) {
        Certificates.factory()
            .generateCertificates(in)
            .forEach(one -> all.add((X509Certificate) one));
      }
    }
    if (Files.isRegularFile(revocationsFile)) {
      X509CRL list = Certificates.readRevocations(Files.readAllBytes(revocationsFile));
      X509Certificate issuer = issuer(list, all);
      list.verify(issuer.getPublicKey());
      if (list.getRevokedCertificates() != null) {
        list.getRevokedCertificates()
            .forEach(one ->
                ended.put(
                    new Key(list.getIssuerX500Principal().getName(), one.getSerialNumber()),
                    one.getRevocationDate().toInstant()));
      }
    }
    return new Trust(all, ended);
  }

  private static X509Certificate issuer(X509CRL list, List<X509Certificate> all)
      throws GeneralSecurityException {
    return all.stream()
        .filter(root -> root.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
        .findFirst()
        .orElseThrow(
            () -> new CertificateException("the list of revocations is of nobody trusted"));
  }
}
