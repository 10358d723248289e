package vn.lienthong.queue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader types when it sees the QR of a Form 01: an address, or the code alone. */
final class ScannedCode {
  private static final Pattern IN_ADDRESS = Pattern.compile("[?&]code=([^&#\\s]+)");
  private static final Pattern CODE =
      Pattern.compile("(?i)\\b([A-Z0-9.]{3,35}-\\d{6,8}-\\d{4,7})\\b");
  private static final int LONGEST = 500;

  private ScannedCode() {}

  /** The code of the dossier; empty where there is none. */
  static Optional<String> of(String typed) {
    String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed.strip();
    Matcher address = IN_ADDRESS.matcher(text);
    if (address.find()) {
      try {
        text = URLDecoder.decode(address.group(1), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException notEncoded) {
        text = address.group(1);
      }
    }
    Matcher code = CODE.matcher(text);
    return code.find() ? Optional.of(code.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
  }
}
