package vn.lienthong.procedures.catalogue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;

/** Reads the handling time of one channel, with the description and the sequence as witnesses. */
final class TermReader {

  private static final Pattern WITH_UNIT = Pattern.compile("(\\d+)(?:\\.(\\d+))? (.+)");

  /**
   * The law-like sentence "trong thời hạn N đơn vị": only these count in the long sequence text.
   */
  private static final Pattern LIMIT_BEFORE =
      Pattern.compile(
          "(thời\\s*hạn|thời\\s*gian|chậm\\s*nhất|không\\s*quá|tối\\s*đa|trong\\s*vòng|trong)"
              + "[^.;\\n]{0,60}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "30 ngày, trong đó: …" is the total of the parts after it. */
  private static final Pattern TOTAL_AFTER =
      Pattern.compile(
          "^[^.;:\\n]{0,60}[,(]\\s*(trong đó|bao gồm|gồm)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "Thời hạn giải quyết: N ngày …, có thể kéo dài nhưng không quá M ngày": N is the term. */
  private static final Pattern TERM_BEFORE =
      Pattern.compile(
          "thời\\s*(hạn|gian)\\s*giải\\s*quyết[^.;\\n]{0,40}$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern EXTENSION =
      Pattern.compile("kéo dài|gia hạn", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SAID_NONE =
      Pattern.compile(
          "không\\s*quy\\s*định|không\\s*có\\s*thời\\s*hạn|quy\\s*chế",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final String sequence;

  TermReader(String sequence) {
    this.sequence = sequence;
  }

  /** A time, why it was read so, and for several times the cases they belong to. */
  record Reading(Term term, Reason reason, List<CaseTerm> cases, String stages) {
    Reading(Term term, Reason reason) {
      this(term, reason, List.of(), "");
    }
  }

  Reading read(ChannelTable.Row row, String description, List<ChannelTable.Row> all) {
    if (row.time().isEmpty()) {
      return new Reading(Term.NONE, Reason.TERM_NOT_UNDERSTOOD);
    }
    if (row.time().equals(ChannelTable.NO_INFORMATION)) {
      return unstated(description);
    }
    Matcher matcher = WITH_UNIT.matcher(row.time());
    if (matcher.matches()) {
      return withUnit(matcher, description);
    }
    return withoutUnit(Integer.parseInt(row.time()), description, all);
  }

  private static Reading withUnit(Matcher time, String description) {
    int amount = Integer.parseInt(time.group(1));
    TermUnit unit = TermMention.unitOf(time.group(3));
    if (time.group(2) != null && Integer.parseInt(time.group(2)) != 0) {
      boolean half = time.group(2).equals("5") && unit == TermUnit.WORKING_DAY;
      return half
          ? new Reading(TermMention.halves(amount, unit), Reason.TERM_FRACTION_IN_HOURS)
          : new Reading(Term.NONE, Reason.TERM_NOT_UNDERSTOOD);
    }
    Term term = new Term(amount, unit);
    return new Reading(term, compare(term, description));
  }

  /** Whether the description confirms the published time, explains it in parts, or contradicts. */
  private static Reason compare(Term term, String description) {
    List<Term> mentioned = TermMention.termsIn(description);
    if (mentioned.isEmpty() || mentioned.contains(term)) {
      return Reason.PLAIN;
    }
    boolean sameNumberOtherUnit =
        mentioned.stream().anyMatch(m -> m.amount() == term.amount() && m.unit() != term.unit());
    if (sameNumberOtherUnit) {
      return Reason.TERM_CONTRADICTS_TEXT;
    }
    int sum =
        TermMention.in(description).stream()
            .map(TermMention::term)
            .filter(m -> m.unit() == term.unit())
            .mapToInt(Term::amount)
            .sum();
    boolean sumInOtherUnit =
        sum != term.amount()
            && TermMention.in(description).stream().mapToInt(m -> m.term().amount()).sum()
                == term.amount();
    if (sumInOtherUnit) {
      return Reason.TERM_CONTRADICTS_TEXT;
    }
    if (sum == term.amount() || mentioned.size() > 1) {
      return Reason.TERM_DETAILED_IN_TEXT;
    }
    return Reason.TERM_CONTRADICTS_TEXT;
  }

  private Reading unstated(String description) {
    List<TermMention> mentioned = TermMention.in(description);
    if (mentioned.size() == 1 || firstIsTheTerm(description, mentioned)) {
      TermMention only = mentioned.getFirst();
      if (only.term().equals(Term.NONE)) {
        return new Reading(Term.NONE, Reason.TERM_NOT_UNDERSTOOD);
      }
      return limitStands(description, only.start()) || clauseStarts(description, only.start())
          ? new Reading(only.term(), Reason.TERM_FROM_TEXT)
          : new Reading(Term.NONE, Reason.TERM_SEVERAL_IN_TEXT);
    }
    if (mentioned.size() > 1) {
      List<CaseTerm> cases = CaseTerm.in(description);
      return cases.size() > 1
          ? new Reading(Term.NONE, Reason.TERM_BY_CASE, cases, "")
          : Stages.read(description);
    }
    if (SAID_NONE.matcher(description).find()) {
      return new Reading(Term.NONE, Reason.NOT_STATED);
    }
    if (TermMention.speaksOfSameDay(description) || TermMention.speaksOfCutoff(sequence)) {
      return new Reading(new Term(0, TermUnit.SAME_DAY_CUTOFF), Reason.TERM_SAME_DAY);
    }
    return new Reading(Term.NONE, Reason.NOT_STATED);
  }

  private static boolean firstIsTheTerm(String text, List<TermMention> mentioned) {
    if (mentioned.isEmpty()) {
      return false;
    }
    TermMention first = mentioned.getFirst();
    if (TOTAL_AFTER.matcher(text.substring(first.end())).find()) {
      return true;
    }
    return mentioned.size() == 2
        && TERM_BEFORE.matcher(text.substring(0, first.start())).find()
        && EXTENSION.matcher(text.substring(first.end(), mentioned.get(1).start())).find();
  }

  private static boolean clauseStarts(String text, int at) {
    String before = text.substring(0, at).strip();
    return before.isEmpty() || before.endsWith("-") || before.endsWith(":");
  }

  private Reading withoutUnit(int amount, String description, List<ChannelTable.Row> all) {
    if (amount == 1
        && (TermMention.speaksOfCutoff(description) || TermMention.speaksOfCutoff(sequence))) {
      return new Reading(new Term(0, TermUnit.SAME_DAY_CUTOFF), Reason.TERM_SAME_DAY);
    }
    Term described = onlyUnit(amount, TermMention.in(description), description, false);
    if (described != null) {
      return new Reading(described, Reason.TERM_UNIT_FROM_TEXT);
    }
    Term sibling = siblingWithUnit(amount, all);
    if (sibling != null) {
      return new Reading(sibling, Reason.TERM_UNIT_FROM_OTHER_CHANNEL);
    }
    // "1" without unit often stands for "not entered", and the sequence names 01 day for checking
    // the papers: there only a larger number proves anything.
    Term inSequence = onlyUnit(amount, TermMention.in(sequence), sequence, true);
    if (amount > 1 && inSequence != null) {
      return new Reading(inSequence, Reason.TERM_UNIT_FROM_TEXT);
    }
    return new Reading(new Term(amount, TermUnit.NONE), Reason.TERM_UNIT_MISSING);
  }

  /** The unit, if the text names this number with one unit only. */
  private static @Nullable Term onlyUnit(
      int amount, List<TermMention> mentions, String text, boolean asLimitOnly) {
    List<Term> same =
        mentions.stream()
            .filter(m -> m.term().amount() == amount)
            .filter(m -> !asLimitOnly || limitStands(text, m.start()))
            .map(TermMention::term)
            .distinct()
            .toList();
    return same.size() == 1 ? same.getFirst() : null;
  }

  private static boolean limitStands(String text, int at) {
    return LIMIT_BEFORE.matcher(text.substring(Math.max(0, at - 80), at)).find();
  }

  private static @Nullable Term siblingWithUnit(int amount, List<ChannelTable.Row> all) {
    List<Term> units =
        all.stream()
            .map(r -> WITH_UNIT.matcher(r.time()))
            .filter(m -> m.matches() && m.group(2) == null)
            .filter(m -> Integer.parseInt(m.group(1)) == amount)
            .map(m -> new Term(amount, TermMention.unitOf(m.group(3))))
            .distinct()
            .toList();
    return units.size() == 1 ? units.getFirst() : null;
  }
}
