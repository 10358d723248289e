package vn.lienthong.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.AppException;

/** Time stamps by RFC 3161: asked for, given out, read. */
final class TimeStamps {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BITS = 64;

  /** Policy of the simulated authority, below the arc of examples. */
  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.1.3161");

  private TimeStamps() {}

  /**
   * What a time stamp says.
   *
   * @param at null when it cannot be read
   * @param intact whether it is a stamp by this authority on this very signature
   */
  record Reading(
      @Nullable Instant at,
      @Nullable X509Certificate authority,
      List<X509Certificate> certificates,
      boolean intact) {
    static final Reading BROKEN = new Reading(null, null, List.of(), false);
  }

  static TimeStampRequest request(byte[] sha256) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return generator.generate(
        TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, RANDOM).setBit(NONCE_BITS));
  }

  /** The token in the answer to this very question. */
  static byte[] token(TimeStampRequest asked, byte[] answer) {
    try {
      TimeStampResponse response = new TimeStampResponse(answer);
      TimeStampToken token = response.getTimeStampToken();
      if (response.getStatus() > PKIStatus.GRANTED_WITH_MODS || token == null) {
        throw new AppException(SigningErrors.STAMP_REFUSED);
      }
      response.validate(asked);
      return token.getEncoded();
    } catch (IOException | TSPException e) {
      throw new AppException(SigningErrors.STAMP_UNUSABLE, e);
    }
  }

  /** What an authority answers. */
  static byte[] answer(
      byte[] asked, Certificates.Held by, X509Certificate issuer, BigInteger serial, Instant at) {
    try {
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .setSignedAttributeGenerator(signed(at))
                  .build(Certificates.ALGORITHM, by.key(), by.certificate()),
              digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              POLICY);
      tokens.setAccuracySeconds(1);
      tokens.addCertificates(new JcaCertStore(List.of(by.certificate(), issuer)));
      return new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256))
          .generate(new TimeStampRequest(asked), serial, Date.from(at))
          .getEncoded();
    } catch (IOException | GeneralSecurityException | OperatorCreationException | TSPException e) {
      throw new IllegalStateException("no time stamp can be given", e);
    }
  }

  /** The signing time is that of the stamp, and not when this machine came to it. */
  private static CMSAttributeTableGenerator signed(Instant at) {
    AttributeTable time =
        new AttributeTable(
            new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
    return new DefaultSignedAttributeTableGenerator(time);
  }

  /** The time stamp on the signature; null when it has none. */
  static @Nullable Reading read(SignerInformation signer) {
    AttributeTable attributes = signer.getUnsignedAttributes();
    Attribute attribute =
        attributes == null
            ? null
            : attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (attribute == null) {
      return null;
    }
    try {
      TimeStampToken token =
          new TimeStampToken(ContentInfo.getInstance(attribute.getAttrValues().getObjectAt(0)));
      List<X509Certificate> all = new ArrayList<>();
      for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
        all.add(Certificates.read(holder.getEncoded()));
      }
      X509Certificate authority =
          all.stream()
              .filter(one -> token.getSID().match(holder(one)))
              .findFirst()
              .orElseThrow(() -> new IOException("no certificate of the authority"));
      return new Reading(
          token.getTimeStampInfo().getGenTime().toInstant(),
          authority,
          all,
          over(token, signer.getSignature()) && holds(token, authority));
    } catch (IOException | TSPException | RuntimeException e) {
      return Reading.BROKEN;
    }
  }

  private static X509CertificateHolder holder(X509Certificate certificate) {
    try {
      return new X509CertificateHolder(certificate.getEncoded());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean over(TimeStampToken token, byte[] signature) {
    try {
      MessageDigest digest =
          MessageDigest.getInstance(token.getTimeStampInfo().getMessageImprintAlgOID().getId());
      return MessageDigest.isEqual(
          digest.digest(signature), token.getTimeStampInfo().getMessageImprintDigest());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Also refuses certificates that are not for time stamps, or did not count then. */
  private static boolean holds(TimeStampToken token, X509Certificate authority) {
    try {
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
      return true;
    } catch (TSPException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }
}
