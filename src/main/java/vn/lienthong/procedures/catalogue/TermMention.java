package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;

/** A span of time that a text names, such as "05 (năm) ngày làm việc", and where. */
record TermMention(Term term, int start, int end) {

  private static final Pattern SPAN =
      Pattern.compile(
          "(?<![\\d/.,])(\\d{1,3})(?:[.,](5))?\\s*(?:\\([^()\\d]{1,30}\\)\\s*)?"
              + "(ngày\\s*làm\\s*việc|ngày|giờ|tháng)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern DATE_BEFORE =
      Pattern.compile("(ngày|đến|từ|trước|sau|lúc|vào)\\s*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE_AFTER =
      Pattern.compile("^\\s*(tháng\\s*\\d|năm\\s*\\d|hằng|hàng)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SAME_DAY =
      Pattern.compile(
          "(ngay\\s*(trong|khi|sau)|trong\\s*(cùng\\s*)?ngày\\s*(làm\\s*việc\\s*)?(tiếp\\s*nhận|nhận))"
              + "|nhận[^.;]{0,40}sau\\s*15\\s*(giờ|h)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern CUTOFF =
      Pattern.compile("sau\\s*15\\s*(giờ|h|:)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** All spans in the text, without dates and times of day. */
  static List<TermMention> in(String text) {
    List<TermMention> found = new ArrayList<>();
    Matcher matcher = SPAN.matcher(text);
    while (matcher.find()) {
      int amount = Integer.parseInt(matcher.group(1));
      String before = text.substring(Math.max(0, matcher.start() - 12), matcher.start());
      String after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 12));
      TermUnit unit = unitOf(matcher.group(3));
      boolean half = matcher.group(2) != null;
      if (amount == 0 && !half) {
        continue;
      }
      if (unit == TermUnit.MONTH && DATE_BEFORE.matcher(before).find()) {
        continue;
      }
      if (unit == TermUnit.HOUR && DATE_BEFORE.matcher(before).find()) {
        continue;
      }
      if (DATE_AFTER.matcher(after).find()) {
        continue;
      }
      Term term = half ? halves(amount, unit) : new Term(amount, unit);
      found.add(new TermMention(term, matcher.start(), matcher.end()));
    }
    return found;
  }

  /** The distinct spans of a text, in order. */
  static List<Term> termsIn(String text) {
    return in(text).stream().map(TermMention::term).distinct().toList();
  }

  /** Half a working day is four working hours (two shifts of four hours); no other half counts. */
  static Term halves(int whole, TermUnit unit) {
    return unit == TermUnit.WORKING_DAY ? new Term(whole * 8 + 4, TermUnit.HOUR) : Term.NONE;
  }

  static boolean speaksOfSameDay(String text) {
    return SAME_DAY.matcher(text).find();
  }

  static boolean speaksOfCutoff(String text) {
    return CUTOFF.matcher(text).find();
  }

  static TermUnit unitOf(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    if (plain.startsWith("ngàylàm")) {
      return TermUnit.WORKING_DAY;
    }
    if (plain.startsWith("ngày")) {
      return TermUnit.CALENDAR_DAY;
    }
    return plain.startsWith("giờ") ? TermUnit.HOUR : TermUnit.MONTH;
  }

  /** The word of the source for a unit. */
  static String wordOf(TermUnit unit) {
    return switch (unit) {
      case HOUR -> "giờ";
      case WORKING_DAY -> "ngày làm việc";
      case CALENDAR_DAY -> "ngày";
      case MONTH -> "tháng";
      case SAME_DAY_CUTOFF -> "trong ngày";
      case NONE -> "";
    };
  }
}
