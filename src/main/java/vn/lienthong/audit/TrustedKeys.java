package vn.lienthong.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The public keys, old and new, with which heads may be signed. */
record TrustedKeys(List<PublicKey> keys) {
  static final TrustedKeys NONE = new TrustedKeys(List.of());

  static TrustedKeys read(Path file) throws IOException, GeneralSecurityException {
    List<PublicKey> keys = new ArrayList<>();
    for (byte[] block : Pem.blocks(Files.readString(file))) {
      keys.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(block)));
    }
    return new TrustedKeys(keys);
  }

  /** First 16 hex digits of the SHA-256 of the public key. */
  static String id(PublicKey key) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return HexFormat.of().formatHex(digest, 0, 8);
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Whether one of the keys made the signature. */
  boolean signed(Checkpoint checkpoint) {
    return keys.stream().anyMatch(key -> signed(checkpoint, key));
  }

  private static boolean signed(Checkpoint checkpoint, PublicKey key) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(checkpoint.signedText());
      return signature.verify(checkpoint.signature());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
