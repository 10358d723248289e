package vn.lienthong.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The signature inside a PDF: detached CMS with the attributes of CAdES. The time of signing stands
 * in the PDF and is covered by the signature; PAdES (ETSI EN 319 142-1 §6.3) allows it there alone.
 */
final class CmsSignature {
  private CmsSignature() {}

  /**
   * What a signature says.
   *
   * @param intact whether it is a signature by this certificate over these very bytes
   * @param certificates all that came along
   * @param stamp when it was there at the latest; null when nobody says
   */
  record Reading(
      X509Certificate certificate,
      List<X509Certificate> certificates,
      boolean intact,
      TimeStamps.@Nullable Reading stamp) {}

  static byte[] make(byte[] sha256, Certificates.Held signer, X509Certificate issuer) {
    try {
      byte[] own = MessageDigest.getInstance("SHA-256").digest(signer.certificate().getEncoded());
      ASN1EncodableVector signed = new ASN1EncodableVector();
      signed.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
      signed.add(
          new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(sha256))));
      signed.add(
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
              new DERSet(new SigningCertificateV2(new ESSCertIDv2(own)))));
      AttributeTable attributes = new AttributeTable(signed);
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(_ -> attributes)
              .build(
                  new JcaContentSignerBuilder(Certificates.ALGORITHM).build(signer.key()),
                  signer.certificate()));
      generator.addCertificates(new JcaCertStore(List.of(signer.certificate(), issuer)));
      return generator.generate(new CMSAbsentContent(), false).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
      throw new IllegalStateException("a hash cannot be signed", e);
    }
  }

  /** What a time stamp is put on: the hash of the signature itself. */
  static byte[] imprint(byte[] cms) {
    return PdfSigner.sha256().digest(only(cms).getSignature());
  }

  /** The same signature with its time stamp (CAdES-T). */
  static byte[] stamped(byte[] cms, byte[] token) {
    try {
      SignerInformation signer = only(cms);
      AttributeTable unsigned =
          Objects.requireNonNullElseGet(
                  signer.getUnsignedAttributes(),
                  () -> new AttributeTable(new ASN1EncodableVector()))
              .add(
                  PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                  ContentInfo.getInstance(token));
      return CMSSignedData.replaceSigners(
              new CMSSignedData(cms),
              new SignerInformationStore(
                  SignerInformation.replaceUnsignedAttributes(signer, unsigned)))
          .getEncoded();
    } catch (CMSException | IOException e) {
      throw new IllegalStateException("a signature that was read cannot be stamped", e);
    }
  }

  private static SignerInformation only(byte[] cms) {
    try {
      return new CMSSignedData(cms).getSignerInfos().getSigners().iterator().next();
    } catch (CMSException e) {
      throw new IllegalStateException("a signature that was read cannot be read", e);
    }
  }

  /**
   * Reads and checks one signature; whatever follows it in its place is padding.
   *
   * @param hashes of the covered bytes, by the OID of the algorithm
   * @throws IOException when this is no signature at all
   */
  static Reading read(byte[] bytes, Map<String, byte[]> hashes) throws IOException {
    try (ASN1InputStream in = new ASN1InputStream(bytes)) {
      CMSSignedData cms = new CMSSignedData(hashes, ContentInfo.getInstance(in.readObject()));
      Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
      if (signers.size() != 1) {
        throw new IOException("not one signer");
      }
      SignerInformation signer = signers.iterator().next();
      List<X509Certificate> all = new ArrayList<>();
      for (X509CertificateHolder holder : cms.getCertificates().getMatches(null)) {
        all.add(Certificates.read(holder.getEncoded()));
      }
      @SuppressWarnings("unchecked")
      Collection<X509CertificateHolder> own = cms.getCertificates().getMatches(signer.getSID());
      if (own.isEmpty()) {
        throw new IOException("no certificate of the signer");
      }
      X509Certificate certificate = Certificates.read(own.iterator().next().getEncoded());
      return new Reading(
          certificate,
          all,
          names(signer, certificate) && holds(signer, certificate),
          TimeStamps.read(signer));
    } catch (CMSException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException("no signature", e);
    }
  }

  private static boolean holds(SignerInformation signer, X509Certificate certificate) {
    try {
      return signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
    } catch (CMSException | OperatorCreationException | RuntimeException e) {
      // a wrong hash, an unknown algorithm, a key of another kind: all the same to the reader
      return false;
    }
  }

  /** Whether the certificate is the one that the signer named under the signature. */
  private static boolean names(SignerInformation signer, X509Certificate certificate) {
    AttributeTable attributes = signer.getSignedAttributes();
    Attribute attribute =
        attributes == null
            ? null
            : attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (attribute == null) {
      return false;
    }
    try {
      ESSCertIDv2 id =
          SigningCertificateV2.getInstance(attribute.getAttributeValues()[0]).getCerts()[0];
      MessageDigest digest =
          MessageDigest.getInstance(id.getHashAlgorithm().getAlgorithm().getId());
      return Arrays.equals(digest.digest(certificate.getEncoded()), id.getCertHash());
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
