package vn.lienthong.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 over id, time and body, as Standard Webhooks 1.0 has it. */
final class Signature {
  static final String PREFIX = "whsec_";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Signature() {}

  /** 256 random bits. */
  static byte[] newSecret() {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** The secret as its receiver keeps it. */
  static String shown(byte[] secret) {
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /** One mark for each secret in force, so that a receiver may change over in its own time. */
  static String header(List<byte[]> secrets, String id, long timestamp, String body) {
    return secrets.stream()
        .map(secret -> "v1," + mark(secret, id, timestamp, body))
        .collect(Collectors.joining(" "));
  }

  private static String mark(byte[] secret, String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] mark =
          mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mark);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
