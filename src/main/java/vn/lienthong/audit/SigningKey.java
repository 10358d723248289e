package vn.lienthong.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key that signs heads: made on first use, readable by its owner alone, never in the
 * database.
 */
@Component
class SigningKey {
  private final AuditProperties properties;
  private @Nullable PrivateKey loaded;
  private String id = "";

  SigningKey(AuditProperties properties) {
    this.properties = properties;
  }

  /** Signs the head and says by which key. */
  synchronized Checkpoint sign(long seq, java.time.Instant at, byte[] hash) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey());
      signature.update(Checkpoint.signedText(seq, at, hash));
      return new Checkpoint(seq, at, hash, id, signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the audit key cannot sign: " + properties.key(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("the audit key cannot be read: " + properties.key(), e);
    }
  }

  private PrivateKey privateKey() throws IOException, GeneralSecurityException {
    PrivateKey key = loaded;
    if (key == null) {
      if (!Files.exists(properties.key())) {
        create();
      }
      key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(
                  new PKCS8EncodedKeySpec(
                      Pem.blocks(Files.readString(properties.key())).getFirst()));
      List<PublicKey> published = TrustedKeys.read(properties.publicKeys()).keys();
      id = TrustedKeys.id(published.getLast());
      loaded = key;
    }
    return key;
  }

  private void create() throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path file = properties.key().toAbsolutePath();
    Files.createDirectories(file.getParent());
    // the public key first: after a crash in between, another pair is made and appended
    Files.writeString(
        properties.publicKeys(),
        Pem.text("PUBLIC KEY", pair.getPublic().getEncoded()),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
