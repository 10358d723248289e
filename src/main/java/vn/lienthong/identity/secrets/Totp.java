package vn.lienthong.identity.secrets;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes: RFC 6238 with HMAC-SHA-1, 6 digits, steps of 30 seconds. */
public final class Totp {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  private Totp() {}

  /** 160 random bits (RFC 4226 §4 R6). */
  public static byte[] newSecret() {
    byte[] secret = new byte[20];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  public static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  public static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] mark = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int offset = mark[mark.length - 1] & 0xf;
      int number = ByteBuffer.wrap(mark, offset, 4).getInt() & 0x7fffffff;
      return String.format("%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The step whose code this is, one step early or late allowed, none up to {@code lastUsed}. */
  public static OptionalLong matchingStep(byte[] secret, String code, Instant now, long lastUsed) {
    long here = step(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = here - 1; step <= here + 1; step++) {
      boolean same =
          MessageDigest.isEqual(
              code(secret, step).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
              code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      if (same && step > lastUsed) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** RFC 4648 base 32 without padding, as authenticator apps take it. */
  public static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
        bits -= 5;
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }
}
