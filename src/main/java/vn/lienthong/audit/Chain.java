package vn.lienthong.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Links entries: SHA-256 over the hash before and the canonical content. */
final class Chain {
  private Chain() {}

  /** What the first entry follows: 32 zero bytes. */
  static byte[] origin() {
    return new byte[32];
  }

  static byte[] next(byte[] previous, byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous);
      return digest.digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
