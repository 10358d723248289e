package vn.lienthong.procedures.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cell of fees and what follows it: head ("Miễn phí", "250,000 VNĐ", "no information"), the
 * remark in brackets, and the description of the row.
 */
record FeeCell(String head, String remark, String description) {

  private static final Pattern HEAD =
      Pattern.compile(
          "Miễn phí|" + ChannelTable.NO_INFORMATION + "|[\\d,]+ (?:VNĐ|Việt Nam Đồng|USD)");

  /** Where an unbalanced remark ends: a bracket before the start of a new sentence or item. */
  private static final Pattern UNBALANCED_END =
      Pattern.compile(
          "\\)+(?!\\s*(?:Phí|Lệ phí|Miễn))(?=\\s*(?:-\\s|\\d|\\p{Lu}|[a-d]\\)|trong"
              + " |\\(?[ivx]+\\)))");

  static FeeCell of(String cells) {
    Matcher head = HEAD.matcher(cells);
    if (!head.lookingAt()) {
      return new FeeCell("", "", cells.strip());
    }
    String rest = cells.substring(head.end());
    if (!rest.startsWith("(")) {
      return new FeeCell(head.group(), "", rest.strip());
    }
    int end = balancedEnd(rest);
    return new FeeCell(head.group(), unwrap(rest.substring(0, end)), rest.substring(end).strip());
  }

  private static int balancedEnd(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i + 1;
      }
    }
    Matcher unbalanced = UNBALANCED_END.matcher(text);
    if (unbalanced.find()) {
      return unbalanced.end();
    }
    int last = text.lastIndexOf(')') + 1;
    return last > 0 ? last : text.length();
  }

  private static String unwrap(String remark) {
    String text = remark.strip();
    while (text.startsWith("(") && text.endsWith(")") && balanced(text)) {
      text = text.substring(1, text.length() - 1).strip();
    }
    if (text.startsWith("(") && text.indexOf(')') < 0) {
      text = text.substring(1);
    }
    return text.strip();
  }

  private static boolean balanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        depth++;
      } else if (text.charAt(i) == ')' && --depth == 0) {
        return i == text.length() - 1;
      }
    }
    return false;
  }
}
