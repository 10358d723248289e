package vn.lienthong.procedures.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a short name for the case that a row of the channel table stands for. */
final class CaseName {

  private static final int LONGEST = 140;

  private static final Pattern CASE =
      Pattern.compile(
          "((?:đối với|trường hợp|cấp mới|cấp lại|cấp đổi|gia hạn)[^:;\\n.]{4,200})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private CaseName() {}

  static String of(String note, String feeText, int number) {
    Matcher matcher = CASE.matcher(note);
    String name = matcher.find() ? matcher.group(1) : firstClause(note);
    if (name.isBlank()) {
      Matcher inFee = CASE.matcher(feeText);
      name = inFee.find() ? inFee.group(1).replaceAll("\\)+$", "") : "";
    }
    String plain = name.strip().replaceAll("\\s+", " ").replaceAll("^[-+*\\s]+|[,:\\s]+$", "");
    if (plain.isEmpty()) {
      return "Trường hợp " + number;
    }
    String capital = Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    return capital.length() <= LONGEST ? capital : capital.substring(0, LONGEST - 1) + "…";
  }

  private static String firstClause(String note) {
    int end = note.length();
    for (String stop : new String[] {"\n", ":", ";", ". "}) {
      int at = note.indexOf(stop);
      end = at > 3 ? Math.min(end, at) : end;
    }
    return note.substring(0, end);
  }
}
