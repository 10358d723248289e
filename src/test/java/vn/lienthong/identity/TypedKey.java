package vn.lienthong.identity;

import java.io.ByteArrayOutputStream;

/** What an authenticator app does with the key that a person types (RFC 4648 §6, unpadded). */
final class TypedKey {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private TypedKey() {}

  static byte[] decode(String text) {
    var bytes = new ByteArrayOutputStream();
    int bits = 0;
    int held = 0;
    for (char letter : text.replace(" ", "").toCharArray()) {
      bits = bits << 5 | ALPHABET.indexOf(letter);
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes.write(bits >> held);
        bits &= (1 << held) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
