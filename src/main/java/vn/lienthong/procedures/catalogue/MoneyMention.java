package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount in đồng that a text names, such as "400.000 đồng/hồ sơ", and where. */
record MoneyMention(long amount, String perUnit, int start, int end) {

  private static final Pattern MONEY =
      Pattern.compile(
          "(?<![\\d.,])(\\d{1,3}(?:[.,]\\d{3}){1,4}|\\d{1,15})\\s*(?:\\([^()]{1,60}\\)\\s*)?"
              + "(?:(?:đồng|đông|VNĐ|đ)(?![\\p{L}])|(?=/l[ầâ]n))"
              + "\\s*(/\\s*[\\p{L}\\d ]{1,40}?(?=[\\s,.;:()/+]|$))?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "Phí: 600,000 (": a further fee in the remark of the first, without a currency. */
  private static final Pattern FURTHER =
      Pattern.compile(
          "(?:Phí|Lệ phí)\\s*:\\s*(\\d{1,3}(?:[.,]\\d{3}){1,4}|\\d{4,9})(?!\\d|[.,]\\d)");

  static List<MoneyMention> in(String text) {
    List<MoneyMention> found = new ArrayList<>();
    Matcher matcher = MONEY.matcher(text);
    while (matcher.find()) {
      String per = matcher.group(2) == null ? "" : matcher.group(2).strip();
      found.add(new MoneyMention(amount(matcher.group(1)), per, matcher.start(), matcher.end()));
    }
    Matcher further = FURTHER.matcher(text);
    while (further.find()) {
      int start = further.start(1);
      if (found.stream().noneMatch(m -> m.start == start)) {
        found.add(new MoneyMention(amount(further.group(1)), "", start, further.end(1)));
      }
    }
    return found;
  }

  static List<Long> amountsIn(String text) {
    return in(text).stream().map(MoneyMention::amount).distinct().toList();
  }

  /** Digits, with or without points between groups, that {@link #MONEY} has found. */
  static long amount(String digits) {
    return Long.parseLong(digits.replaceAll("[.,]", ""));
  }
}
