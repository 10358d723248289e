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
          + "|BLĐTBXH|BTTTT|BVHTTDL|BGDĐT|NHNN|TANDTC|VKSNDTC|TTCP|VPCP|HĐND|UBND|BKH|BTS|BNL|BDTTG|VPQH";

  /** QH always has two digits behind it, so that the next title may start with a digit. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|NĐ|số|Số)\\s+(?:số\\s+)?)?"
              + "(\\d{1,4}(?:\\.\\d{1,2})?/(?:\\d{4}/)?(?:UBTVQH\\d{2}|QH\\d{2}|(?:TTLT|TT|NĐ|ND|QĐ|NQ|CT|VBHN)"
              + "(?:-\\s?(?:"
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
          Map.entry("BNN", "Bộ Nông nghiệp và Phát triển nông thôn"),
          Map.entry("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
          Map.entry("BKHDT", "Bộ Kế hoạch và Đầu tư"),
          Map.entry("BLĐTBXH", "Bộ Lao động – Thương binh và Xã hội"),
          Map.entry("BTTTT", "Bộ Thông tin và Truyền thông"),
          Map.entry("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
          Map.entry("BGDĐT", "Bộ Giáo dục và Đào tạo"),
          Map.entry("BDTTG", "Bộ Dân tộc và Tôn giáo"),
          Map.entry("NHNN", "Ngân hàng Nhà nước Việt Nam"),
          Map.entry("TANDTC", "Tòa án nhân dân tối cao"),
          Map.entry("VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
          Map.entry("TTCP", "Thanh tra Chính phủ"),
          Map.entry("VPQH", "Văn phòng Quốc hội"),
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
      String whole = number.group(1).replaceAll("\\s", "");
      boolean repeated =
          title.isEmpty() && !bases.isEmpty() && whole.equals(bases.getLast().number());
      if (!repeated) {
        bases.add(basis(whole.substring(digitsOfYear(body, number)), title));
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
    String issuer =
        number.contains("/UBTVQH")
            ? "Ủy ban Thường vụ Quốc hội"
            : number.contains("/QH") ? "Quốc hội" : issuers(number);
    String plain = title.replaceAll("^[\\-\\s]+", "").replaceAll("\\s+", " ").strip();
    return new LegalBasis(number, plain.isEmpty() ? null : plain, issued(number, title), issuer);
  }

  /** All who issued a joint text; null unless every one is known. */
  private static @Nullable String issuers(String number) {
    List<String> names = new ArrayList<>();
    String[] parts = number.split("-", -1);
    for (String part : List.of(parts).subList(1, parts.length)) {
      String name = NAMES.get(part);
      if (name == null) {
        return null;
      }
      names.add(name);
    }
    return names.isEmpty() ? null : String.join(", ", names);
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
