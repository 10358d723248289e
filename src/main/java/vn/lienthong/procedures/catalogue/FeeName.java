package vn.lienthong.procedures.catalogue;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.procedures.ProcedureContent.FeeKind;

/** Names, kinds and units of fees, as far as the remark tells them. */
final class FeeName {

  private static final Pattern NAME =
      Pattern.compile(
          "((?:Lệ phí|Phí|Giá dịch vụ)\\s+\\p{L}[^:(;.\\d]{2,140})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern UNIT =
      Pattern.compile("^\\s*(?:[\\d.,]+\\s*)?(?:đồng|đ|đông)?\\s*(/\\s*[\\p{L}\\d ]{1,30})");
  private static final Pattern VERB =
      Pattern.compile(
          "^phí (áp dụng|theo|kể|do|tại|đối|từ|cho)|^lệ phí (cụ thể|đối|theo|cho|từ|kể)");

  private FeeName() {}

  static String of(FeeCell cell) {
    Matcher name = NAME.matcher(cell.remark());
    while (name.find()) {
      String found = clean(name.group(1));
      if (!VERB.matcher(found.toLowerCase(Locale.ROOT)).find() && standsAlone(cell, name.start())) {
        return found;
      }
    }
    return cell.remark().toLowerCase(Locale.ROOT).contains("lệ phí") ? "Lệ phí" : "Phí";
  }

  /** "mức phí …" and "theo quy định … phí" are talk about a fee, not its name. */
  private static boolean standsAlone(FeeCell cell, int at) {
    String before =
        cell.remark().substring(Math.max(0, at - 12), at).toLowerCase(Locale.ROOT).strip();
    return before.isEmpty()
        || before.endsWith("-")
        || before.endsWith("(")
        || before.endsWith(".")
        || before.endsWith(":")
        || before.endsWith("lần");
  }

  static String label(String text) {
    String plain =
        text.strip()
            .replaceAll("\\s+", " ")
            .replaceAll("^[-+*()\\d.,:;\\s]+", "")
            .replaceAll("(?iu)[\\s(]*Miễn (lệ )?phí .*$", "")
            .replaceAll("(?iu)^(đồng|đ)(?![\\p{L}])(\\s*/[\\p{L}\\d ]{1,20})?[\\s(]*", "")
            .replaceAll("\\)+$", "")
            .replaceAll("(?iu)[\\s,:;(\\-]*(phí|lệ phí)?[\\s,:;(\\-)]*$", "");
    return plain.length() > 160 ? plain.substring(0, 160) : clean(plain);
  }

  static FeeKind kind(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("lệ phí") ? FeeKind.CHARGE : FeeKind.FEE;
  }

  static String unit(String remark) {
    Matcher unit = UNIT.matcher(remark);
    return unit.find() ? "Đồng" + unit.group(1).replaceAll("\\s+", " ").strip() : "Đồng";
  }

  private static String clean(String text) {
    String plain = text.strip().replaceAll("\\s+", " ").replaceAll("[,:\\-(]+$", "").strip();
    if (plain.indexOf('(') < 0) {
      plain = plain.replaceAll("[\\s)]+$", "");
    }
    return plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }
}
