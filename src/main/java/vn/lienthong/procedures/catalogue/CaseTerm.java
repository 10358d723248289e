package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.procedures.ProcedureContent.Term;

/**
 * A time that a description gives for one case, such as "05 ngày làm việc đối với trường hợp cấp
 * lại". Only read if every time in the text belongs to exactly one named case.
 */
record CaseTerm(String name, Term term) {

  private static final Pattern CLAUSE_END =
      Pattern.compile("[\\n;]|\\.\\s+(?=\\p{Lu})|,(?=\\s*0?\\d)");

  /** Case first: "(a) Đối với trường hợp …: N ngày". */
  private static final Pattern CASE_FIRST =
      Pattern.compile(
          "^[\\s\\-+*•()\\divxa-d.]*((?:đối với|trường hợp|cấp mới|cấp lại|cấp đổi|gia"
              + " hạn)[^:]{2,200}?)\\s*(?::|,?\\s*(?:là|trong thời hạn|thời hạn|không quá|tối đa))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Case after the time: "N ngày làm việc đối với trường hợp …". */
  private static final Pattern CASE_AFTER =
      Pattern.compile(
          "^\\s*\\(?\\s*((?:đối với|trường hợp|trong trường hợp|nếu)[^.;)]{4,200})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** The cases, or an empty list if not every time is clearly of one case. */
  static List<CaseTerm> in(String description) {
    List<CaseTerm> found = new ArrayList<>();
    for (String clause : CLAUSE_END.split(description)) {
      List<TermMention> mentions = TermMention.in(clause);
      if (mentions.isEmpty()) {
        continue;
      }
      if (mentions.size() > 1 || mentions.getFirst().term().equals(Term.NONE)) {
        return List.of();
      }
      TermMention mention = mentions.getFirst();
      Matcher first = CASE_FIRST.matcher(clause);
      Matcher after = CASE_AFTER.matcher(clause.substring(mention.end()));
      if (first.find() && first.end() <= mention.start()) {
        found.add(new CaseTerm(name(first.group(1)), mention.term()));
      } else if (after.find()) {
        found.add(new CaseTerm(name(after.group(1)), mention.term()));
      } else {
        return List.of();
      }
    }
    boolean distinct = found.stream().map(CaseTerm::name).distinct().count() == found.size();
    return distinct ? List.copyOf(found) : List.of();
  }

  private static String name(String text) {
    String plain = text.strip().replaceAll("\\s+", " ").replaceAll("[,:]+$", "");
    return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }
}
