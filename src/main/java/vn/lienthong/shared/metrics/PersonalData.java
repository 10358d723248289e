package vn.lienthong.shared.metrics;

import java.util.regex.Pattern;

/**
 * What no log may say, whoever wrote it: numbers of persons (12 digits, or 9 of old), phone numbers
 * and mail addresses. Modules do not log them; this is for what libraries and exceptions say.
 */
final class PersonalData {
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

  /** Vietnamese numbers with or without the country code, in one piece or in groups. */
  private static final Pattern PHONE =
      Pattern.compile("(?<![0-9A-Za-z.-])(?:\\+?84|0)(?:[ .-]?[0-9]){9}(?![0-9A-Za-z])");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z.-])(?:[0-9]{12}|[0-9]{9})(?![0-9A-Za-z]|-[0-9a-f])");

  private PersonalData() {}

  static String masked(String text) {
    String result = text;
    if (text.indexOf('@') >= 0) {
      result = MAIL.matcher(result).replaceAll("***@***");
    }
    return digits(result)
        ? NUMBER
            .matcher(PHONE.matcher(result).replaceAll("0*********"))
            .replaceAll(found -> "*".repeat(found.group().length()))
        : result;
  }

  /** Most lines hold too few digits in a row to be looked at. */
  private static boolean digits(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (++count >= 9) {
          return true;
        }
      } else if (c != ' ' && c != '.' && c != '-') {
        count = 0;
      }
    }
    return false;
  }
}
