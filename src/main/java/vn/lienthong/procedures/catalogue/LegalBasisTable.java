package vn.lienthong.procedures.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.LegalBasis;

/** Reads the table "Tên văn bản pháp lý, Mã văn bản", whose titles and numbers run together. */
final class LegalBasisTable {

  private static final String HEAD = "Tên văn bản pháp lýMã văn bản";

  private static final String ISSUERS =
      "CP|TTg|BTC|BTP|BXD|BNNMT|BNNPTNT|BNN|BTNMT|BGTVT|BCA|BQP|BYT|BNG|BNV|BCT|BKHCN|BKHĐT|BKHDT"
          + "|BLĐTBXH|BTTTT|BVHTTDL|BGDĐT|NHNN|TANDTC|VKSNDTC|TTCP|VPCP|HĐND|UBND|BKH|BTS|BNL";

  /** QH always has two digits behind it, so that the next title may start with a digit. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|NĐ|số|Số)\\s+(?:số\\s+)?)?"
              + "(\\d{1,4}(?:\\.\\d{1,2})?/(?:\\d{4}/)?(?:UBTVQH\\d{2}|QH\\d{2}|(?:TTLT|TT|NĐ|ND|QĐ|NQ|CT|VBHN)"
              + "(?:-(?:"
              + ISSUERS
              + "))+))");

  private static final Pattern YEAR_AND_DIGITS = Pattern.compile("(19|20)\\d{2}\\d{1,4}");

  private static final Pattern DATE =
      Pattern.compile(
          "ngày\\s+(\\d{1,2})\\s*(?:/|tháng)\\s*(\\d{1,2})\\s*(?:/|năm)\\s*(\\d{4})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("CP", "Chính phủ"),
          Map.entry("TTg", "Thủ tướng Chính phủ"),
          Map.entry("BTC", "Bộ Tài chính"),
          Map.entry("BTP", "Bộ Tư pháp"),
          Map.entry("BXD", "Bộ Xây dựng"),
          Map.entry("BNNMT", "Bộ Nông nghiệp và Môi trường"),
          Map.entry("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
          Map.entry("BTNMT", "Bộ Tài nguyên và Môi trường"),
          Map.entry("BGTVT", "Bộ Giao thông vận tải"),
          Map.entry("BCA", "Bộ Công an"),
          Map.entry("BQP", "Bộ Quốc phòng"),
          Map.entry("BYT", "Bộ Y tế"),
          Map.entry("BNG", "Bộ Ngoại giao"),
          Map.entry("BNV", "Bộ Nội vụ"),
          Map.entry("BCT", "Bộ Công Thương"),
          Map.entry("BKHCN", "Bộ Khoa học và Công nghệ"),
          Map.entry("VPCP", "Văn phòng Chính phủ"));

  private LegalBasisTable() {}

  record Laws(List<LegalBasis> bases, Reason reason) {}

  static Laws read(String text) {
    String body = text.startsWith(HEAD) ? text.substring(HEAD.length()) : text;
    if (body.isBlank() || body.strip().equals(ChannelTable.NO_INFORMATION)) {
      return new Laws(List.of(), Reason.NOT_STATED);
    }
    List<LegalBasis> bases = new ArrayList<>();
    Matcher number = NUMBER.matcher(body);
    int from = 0;
    while (number.find()) {
      if (!endsRow(body, number)) {
        continue;
      }
      int start = number.start() + digitsOfYear(body, number);
      String title = body.substring(from, start).strip();
      from = number.end();
      boolean repeated =
          title.isEmpty() && !bases.isEmpty() && number.group(1).equals(bases.getLast().number());
      if (!repeated) {
        bases.add(basis(number.group(1).substring(digitsOfYear(body, number)), title));
      }
    }
    String rest = body.substring(from).strip();
    if (rest.isEmpty()) {
      return new Laws(bases, Reason.PLAIN);
    }
    bases.add(new LegalBasis(null, rest, null, null));
    return new Laws(bases, Reason.LAW_NUMBER_UNCLEAR);
  }

  /**
   * A number in the running title stands between spaces; the cell's own number is glued to the
   * title before it or to the next one.
   */
  private static boolean endsRow(String body, Matcher number) {
    int end = number.end();
    boolean gluedAfter =
        end == body.length()
            || Character.isLetterOrDigit(body.charAt(end))
            || body.charAt(end) == '-';
    char before = number.start() == 0 ? ' ' : body.charAt(number.start() - 1);
    boolean gluedBefore = Character.isLetter(before) || before == '.' || before == ')';
    return gluedAfter || (gluedBefore && number.start() == number.start(1));
  }

  /** "Luật … năm 202056/2020/QH14": the first digits end the year of the title. */
  private static int digitsOfYear(String body, Matcher number) {
    int run = number.start(1);
    while (run > 0 && Character.isDigit(body.charAt(run - 1))) {
      run--;
    }
    boolean year = YEAR_AND_DIGITS.matcher(body.substring(run, body.indexOf('/', run))).matches();
    return year ? Math.max(0, run + 4 - number.start(1)) : 0;
  }

  private static LegalBasis basis(String number, String title) {
    String suffix = number.substring(number.lastIndexOf('-') + 1);
    String issuer =
        number.contains("/UBTVQH")
            ? "Ủy ban Thường vụ Quốc hội"
            : number.contains("/QH") ? "Quốc hội" : NAMES.get(suffix);
    String plain = title.replaceAll("^[\\-\\s]+", "").replaceAll("\\s+", " ").strip();
    return new LegalBasis(number, plain.isEmpty() ? null : plain, issued(number, title), issuer);
  }

  /** The date of the text itself, not of one it amends: its year must be the number's. */
  private static @Nullable LocalDate issued(String number, String title) {
    Matcher date = DATE.matcher(title);
    if (!date.find() || !number.contains("/" + date.group(3))) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(date.group(3)),
          Integer.parseInt(date.group(2)),
          Integer.parseInt(date.group(1)));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
