package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;

/**
 * Times that a description gives for stages one after the other ("Thời hạn thẩm định: 50 ngày; thời
 * hạn trả kết quả: 02 ngày làm việc"). Only in one unit do they add up to one number.
 */
final class Stages {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** "(trường hợp hồ sơ cần bổ sung, … tăng thêm 21 ngày)" does not belong to the ordinary time. */
  private static final Pattern EXCEPTION = Pattern.compile("\\([^()]*trường hợp[^()]*\\)", FLAGS);

  private static final Pattern NOT_A_STAGE =
      Pattern.compile("trường h[ợơ]p|đối với|kéo dài|gia hạn|hoặc|trong đó", FLAGS);

  private static final Pattern CLAUSE = Pattern.compile("[\\n;]|\\.\\s+(?=\\p{Lu})");

  private static final Pattern NAMED_STAGE =
      Pattern.compile("thời\\s*(hạn|gian)\\s[^:]{3,160}:[^:]{0,40}$", FLAGS);

  /** A second line that opens a case: the stages would belong to different cases. */
  private static final Pattern CASE_LINE = Pattern.compile("(?m)^\\W*(\\(\\d\\))?\\W*Trường hợp");

  private Stages() {}

  static TermReader.Reading read(String description) {
    String ordinary = EXCEPTION.matcher(description).replaceAll("");
    List<Term> terms = TermMention.in(ordinary).stream().map(TermMention::term).toList();
    if (terms.isEmpty() || terms.contains(Term.NONE)) {
      return new TermReader.Reading(Term.NONE, Reason.TERM_SEVERAL_IN_TEXT);
    }
    TermUnit unit = terms.getFirst().unit();
    boolean sameUnit = terms.stream().allMatch(t -> t.unit() == unit);
    if (sameUnit && !NOT_A_STAGE.matcher(ordinary).find()) {
      int sum = terms.stream().mapToInt(Term::amount).sum();
      return new TermReader.Reading(new Term(sum, unit), Reason.TERM_SUM_OF_STAGES);
    }
    List<Term> stages = namedStages(ordinary);
    boolean oneCase = CASE_LINE.matcher(ordinary).results().count() < 2;
    return oneCase && stages.size() == terms.size()
        ? new TermReader.Reading(Term.NONE, Reason.TERM_IN_STAGES, List.of(), text(stages))
        : new TermReader.Reading(Term.NONE, Reason.TERM_SEVERAL_IN_TEXT);
  }

  private static List<Term> namedStages(String text) {
    List<Term> stages = new ArrayList<>();
    for (String clause : CLAUSE.split(text)) {
      List<TermMention> inside = TermMention.in(clause);
      if (inside.size() == 1
          && NAMED_STAGE.matcher(clause.substring(0, inside.getFirst().start())).find()) {
        stages.add(inside.getFirst().term());
      }
    }
    return stages;
  }

  private static String text(List<Term> stages) {
    return stages.stream()
        .map(t -> t.amount() + " " + TermMention.wordOf(t.unit()))
        .collect(Collectors.joining(" + "));
  }
}
