package vn.lienthong.audit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN [A-Z ]+-----(.*?)-----END [A-Z ]+-----", Pattern.DOTALL);

  private Pem() {}

  static String text(String label, byte[] key) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  static List<byte[]> blocks(String text) {
    return BLOCK
        .matcher(text)
        .results()
        .map(block -> Base64.getMimeDecoder().decode(block.group(1)))
        .toList();
  }
}
