package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Component;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;

/**
 * Reads the tables "Tên giấy tờ, Mẫu đơn tờ khai, Số lượng": groups with a title, and in each the
 * papers, whose name, form files and numbers run together.
 */
final class ComponentTable {

  private static final String HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";

  /** Numbers stand glued to the text before them; "01 bản chính" inside a name does not. */
  private static final Pattern COUNT =
      Pattern.compile("(?<!\\d)(\\d{1,4}) bản chính(?:,(\\d{1,2}) bản sao)?");

  private static final Pattern FILE_END =
      Pattern.compile("\\.(docx?|DOCX?|pdf|PDF|xlsx?|rar|zip|jpe?g|png|rtf)$");
  private static final Pattern FILE_START =
      Pattern.compile(
          "(?<=\\S)(?=(?:Mẫu|MẪU|Mau|MAU|mẫu số|Phụ lục|Phu luc|PL|BM|Biểu|Bieu|Tờ khai|To khai|Đơn"
              + "|Don|TK|Form|FORM)[\\p{L}\\d .,_()\\-–+&;/]*$)"
              + "|(?<=[\\p{Ll}\\d).;:,”\"\\]])(?=\\p{Lu}[^.]*$)");

  private static final Pattern CERTIFIED =
      Pattern.compile("bản sao (có )?(chứng thực|công chứng)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OPTIONAL =
      Pattern.compile("\\(nếu có\\)|nếu có\\)", Pattern.CASE_INSENSITIVE);

  private ComponentTable() {}

  record Papers(List<Component> components, Reason reason) {}

  static Papers read(String text) {
    String table = text.strip();
    if (table.isEmpty() || table.equals("--") || table.equals(ChannelTable.NO_INFORMATION)) {
      return new Papers(List.of(), Reason.NOT_STATED);
    }
    int head = table.indexOf(HEAD);
    if (head < 0) {
      return new Papers(
          List.of(component(1, table, ComponentGroup.NOTE, new int[2], null)),
          Reason.TABLE_HEAD_MISSING);
    }
    List<Component> papers = new ArrayList<>();
    Reason reason = Reason.PLAIN;
    String title = table.substring(0, head);
    String[] bodies = table.substring(head + HEAD.length()).split(Pattern.quote(HEAD), -1);
    for (int i = 0; i < bodies.length; i++) {
      ComponentGroup group = group(title);
      Matcher count = COUNT.matcher(bodies[i]);
      int from = 0;
      while (count.find()) {
        if (insideName(bodies[i], count)) {
          continue;
        }
        int[] numbers = numbers(count);
        int nameEnd = count.start(1) + digitsOfName(count.group(1));
        papers.add(paper(papers.size() + 1, bodies[i].substring(from, nameEnd), group, numbers));
        from = count.end();
      }
      String rest = bodies[i].substring(from).strip();
      if (i + 1 < bodies.length) {
        title = rest;
      } else if (!rest.replace("-", "").isBlank()) {
        papers.add(paper(papers.size() + 1, rest, ComponentGroup.NOTE, new int[2]));
        reason = Reason.COUNT_MISSING;
      }
    }
    return new Papers(papers, papers.isEmpty() ? Reason.COUNT_MISSING : reason);
  }

  private static boolean insideName(String body, Matcher count) {
    char before = count.start() == 0 ? ' ' : body.charAt(count.start() - 1);
    return (Character.isWhitespace(before) || before == '(') && digitsOfName(count.group(1)) == 0;
  }

  /** "Mẫu 571 bản chính" is form 57 and one original: only the last digit is the number. */
  private static int digitsOfName(String digits) {
    return digits.length() > 1 && Integer.parseInt(digits) > 20 ? digits.length() - 1 : 0;
  }

  private static int[] numbers(Matcher count) {
    String originals = count.group(1).substring(digitsOfName(count.group(1)));
    String copies = count.group(2);
    return new int[] {Integer.parseInt(originals), copies == null ? 0 : Integer.parseInt(copies)};
  }

  private static Component paper(int number, String text, ComponentGroup group, int[] counts) {
    String name = text.strip();
    List<String> files = new ArrayList<>();
    while (FILE_END.matcher(name).find()) {
      int start = fileStart(name);
      if (start <= 0) {
        break;
      }
      files.addFirst(name.substring(start).strip());
      name = name.substring(0, start).strip();
    }
    return component(
        number, name, group, counts, files.isEmpty() ? null : String.join("; ", files));
  }

  private static int fileStart(String name) {
    int stem = name.lastIndexOf('.');
    int window = Math.max(0, stem - 160);
    Matcher start = FILE_START.matcher(name.substring(window, stem));
    int found = -1;
    while (start.find()) {
      found = window + start.start();
    }
    return found;
  }

  private static Component component(
      int number, String name, ComponentGroup group, int[] counts, @Nullable String form) {
    String plain = name.replaceAll("^[\\-*+•\\s]+", "").replaceAll("[\\t ]+", " ").strip();
    boolean certified = counts[1] > 0 && CERTIFIED.matcher(plain).find();
    return new Component(
        "c" + number,
        plain.isEmpty() ? (form == null ? "—" : form) : plain,
        group,
        null,
        counts[0],
        certified ? 0 : counts[1],
        certified ? counts[1] : 0,
        form,
        group == ComponentGroup.SUBMIT && !OPTIONAL.matcher(plain).find());
  }

  private static ComponentGroup group(String title) {
    String plain = title.toLowerCase(Locale.forLanguageTag("vi"));
    Map<String, ComponentGroup> words = new LinkedHashMap<>();
    words.put("xuất trình", ComponentGroup.PRESENT);
    words.put("lưu ý", ComponentGroup.NOTE);
    words.put("ghi chú", ComponentGroup.NOTE);
    return words.entrySet().stream()
        .filter(e -> plain.contains(e.getKey()) && plain.length() < 200)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(ComponentGroup.SUBMIT);
  }
}
