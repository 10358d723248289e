package vn.lienthong.post;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA256 over a body, in hexadecimal. */
final class PostSignature {
  static final String HEADER = "X-Post-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private PostSignature() {}

  static String of(String body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + ALGORITHM, e);
    }
  }

  static boolean fits(@Nullable String signature, String body, String secret) {
    return signature != null
        && MessageDigest.isEqual(
            signature.getBytes(StandardCharsets.US_ASCII),
            of(body, secret).getBytes(StandardCharsets.US_ASCII));
  }
}
