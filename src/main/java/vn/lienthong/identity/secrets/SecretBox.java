package vn.lienthong.identity.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must not be read from a copy of the database (AES-256-GCM), and signs short tokens
 * (HMAC-SHA-256). The key is given as {@code lienthong.identity.key} (32 bytes, base64) or lives in
 * an owner-only file beside the database folder; every node needs the same one.
 */
@Component
public class SecretBox {
  private static final int NONCE = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec sealing;
  private final SecretKeySpec signing;

  SecretBox(
      @Value("${lienthong.identity.key:}") String key,
      @Value("${lienthong.identity.key-file:}") String file,
      @Value("${lienthong.db.folder:data/postgres}") String databaseFolder) {
    byte[] root =
        key.isBlank()
            ? fromFile(keyFile(file, databaseFolder))
            : Base64.getDecoder().decode(key.trim());
    if (root.length != 32) {
      throw new IllegalStateException("lienthong.identity.key must be 32 bytes in base64");
    }
    sealing = new SecretKeySpec(derive(root, "seal"), "AES");
    signing = new SecretKeySpec(derive(root, "sign"), "HmacSHA256");
  }

  static Path keyFile(String file, String databaseFolder) {
    return file.isBlank()
        ? Path.of(databaseFolder).toAbsolutePath().resolveSibling("identity.key")
        : Path.of(file);
  }

  /**
   * The purpose is bound to the sealed bytes: what was sealed for one cannot be opened as other.
   */
  public byte[] seal(String purpose, byte[] open) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose, open);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  public byte[] open(String purpose, byte[] sealed) {
    byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE);
    byte[] body = java.util.Arrays.copyOfRange(sealed, NONCE, sealed.length);
    return cipher(Cipher.DECRYPT_MODE, nonce, purpose, body);
  }

  /** A URL-safe mark of the text that only holders of the key can make. */
  public String sign(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(signing);
      byte[] mark = mac.doFinal((purpose + '\0' + text).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 256 random bits, URL-safe. */
  public static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] cipher(int mode, byte[] nonce, String purpose, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, sealing, new GCMParameterSpec(128, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "sealed data cannot be opened: was the key file of this database replaced?", e);
    }
  }

  private static byte[] derive(byte[] root, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(root, "HmacSHA256"));
      return mac.doFinal(("lienthong/" + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] fromFile(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return Base64.getDecoder().decode(Files.readString(file).trim());
    } catch (IOException e) {
      throw new UncheckedIOException("the key file cannot be read: " + file, e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Path fresh = file.resolveSibling(file.getFileName() + "." + random().substring(0, 8));
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, Base64.getEncoder().encodeToString(key));
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // another process was first: its key counts
    } finally {
      Files.delete(fresh);
    }
  }
}
