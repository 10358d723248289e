package vn.lienthong.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificates of the simulated authority. */
final class Certificates {
  static final String ALGORITHM = "SHA256withECDSA";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;

  private Certificates() {}

  /** A key with the certificate of its public half. */
  record Held(PrivateKey key, X509Certificate certificate) {}

  /** Time for which something counts. */
  record Term(Instant from, Instant until) {}

  static Held authority(Term term) {
    X500Name name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, "VN")
            .addRDN(BCStyle.O, "Liên Thông (mô phỏng)")
            .addRDN(BCStyle.CN, "CA ký số mô phỏng " + Long.toHexString(RANDOM.nextInt() & 0xffffL))
            .build();
    KeyPair pair = pair();
    return new Held(
        pair.getPrivate(), make(name, pair.getPrivate(), name, pair, term, Purpose.AUTHORITY));
  }

  static Held official(Held authority, SigningService.Signatory who, Term term) {
    X500Name subject =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, "VN")
            .addRDN(BCStyle.O, who.unit())
            .addRDN(BCStyle.T, who.title())
            .addRDN(BCStyle.CN, who.name())
            .addRDN(BCStyle.UID, who.person().toString())
            .build();
    X500Name issuer =
        X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
    KeyPair pair = pair();
    return new Held(
        pair.getPrivate(), make(issuer, authority.key(), subject, pair, term, Purpose.OFFICIAL));
  }

  /** A certificate for time stamps (RFC 3161 §2.3: this purpose alone, and critical). */
  static Held stamping(Held authority, Term term) {
    X500Name subject =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, "VN")
            .addRDN(BCStyle.O, "Liên Thông (mô phỏng)")
            .addRDN(BCStyle.CN, "Dịch vụ cấp dấu thời gian mô phỏng")
            .build();
    X500Name issuer =
        X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
    KeyPair pair = pair();
    return new Held(
        pair.getPrivate(), make(issuer, authority.key(), subject, pair, term, Purpose.STAMPING));
  }

  private enum Purpose {
    AUTHORITY(KeyUsage.keyCertSign | KeyUsage.cRLSign),
    OFFICIAL(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
    STAMPING(KeyUsage.digitalSignature);

    private final int usage;

    Purpose(int usage) {
      this.usage = usage;
    }
  }

  private static X509Certificate make(
      X500Name issuer, PrivateKey by, X500Name subject, KeyPair pair, Term term, Purpose purpose) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
              Date.from(term.from()),
              Date.from(term.until()),
              subject,
              pair.getPublic());
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(purpose == Purpose.AUTHORITY));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(purpose.usage));
      if (purpose == Purpose.STAMPING) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      }
      return read(builder.build(signer(by)).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The list of what is revoked, for checks elsewhere. */
  static byte[] revocations(Held authority, Map<BigInteger, Instant> revoked, Instant now) {
    X500Name issuer =
        X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded());
    X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer, Date.from(now));
    revoked.forEach(
        (serial, at) -> builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
    try {
      return builder.build(signer(authority.key())).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static X509Certificate read(byte[] der) {
    try {
      return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a kept certificate cannot be read", e);
    }
  }

  static X509CRL readRevocations(byte[] bytes) throws GeneralSecurityException {
    return (X509CRL) factory().generateCRL(new ByteArrayInputStream(bytes));
  }

  static PrivateKey readKey(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a kept key cannot be read", e);
    }
  }

  static CertificateFactory factory() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509");
  }

  private static ContentSigner signer(PrivateKey key) {
    try {
      return new JcaContentSignerBuilder(ALGORITHM).build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
