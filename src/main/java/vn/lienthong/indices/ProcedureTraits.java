package vn.lienthong.indices;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.lienthong.dossiers.DossierMeasure;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Channel;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Fee;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.TermUnit;
import vn.lienthong.worktime.Term;
import vn.lienthong.worktime.Unit;

/** What the indicators ask of a version of a procedure. */
final class ProcedureTraits {
  private ProcedureTraits() {}

  /** Whether what the applicant gets is a paper. */
  static boolean paper(ProcedureContent content) {
    return content.results().stream().anyMatch(ProcedureContent.Result::paper);
  }

  /** Whether the result has a national code (MaKetQua), by its name where there are several. */
  static boolean coded(ProcedureContent content, DossierMeasure.Result result) {
    return content.results().stream()
        .filter(r -> content.results().size() == 1 || r.name().equals(result.title()))
        .anyMatch(r -> r.code() != null);
  }

  /** The terms of all its ways to file. */
  static List<Term> terms(ProcedureContent content) {
    return content.channels().stream()
        .map(ChannelRow::term)
        .filter(term -> term.unit() != TermUnit.NONE)
        .map(ProcedureTraits::term)
        .distinct()
        .toList();
  }

  private static Term term(ProcedureContent.Term term) {
    Unit unit = Unit.valueOf(term.unit().name());
    return unit == Unit.SAME_DAY_CUTOFF ? Term.sameDay() : new Term(term.amount(), unit);
  }

  static boolean online(ServiceLevel level) {
    return switch (level) {
      case PARTIAL, FULL, LEVEL_3, LEVEL_4 -> true;
      case INFORMATION, LEVEL_1, LEVEL_2 -> false;
    };
  }

  /** Whether anything is to be paid; an amount that is no number counts as something. */
  static boolean fee(ProcedureContent content) {
    return content.channels().stream()
        .flatMap(row -> row.fees().stream())
        .anyMatch(fee -> fee.amount() == null || fee.amount() > 0);
  }

  /** Whether what is to be paid can be paid online: filed online, and the amount is a number. */
  static boolean feeOnline(ProcedureContent content) {
    return content.channels().stream()
        .filter(row -> row.channel() == Channel.ONLINE)
        .flatMap(row -> row.fees().stream())
        .map(Fee::amount)
        .filter(Objects::nonNull)
        .anyMatch(amount -> amount > 0);
  }

  /**
   * The mandatory parts that are missing, of seven: name, sequence, ways to file, papers, time,
   * applicants, agency (Decree 63/2010/NĐ-CP Art. 8.2).
   */
  static List<String> missing(ProcedureContent content) {
    List<String> missing = new ArrayList<>();
    add(missing, "NAME", content.name().isBlank());
    add(missing, "SEQUENCE", blank(content.sequence()));
    add(missing, "WAYS", content.channels().isEmpty());
    add(missing, "PAPERS", content.components().isEmpty());
    add(
        missing,
        "TIME",
        content.channels().stream()
            .allMatch(row -> row.term().unit() == TermUnit.NONE && blank(row.termText())));
    add(missing, "APPLICANTS", content.applicants().isEmpty());
    add(missing, "AGENCY", blank(content.authority()));
    return List.copyOf(missing);
  }

  private static void add(List<String> missing, String part, boolean absent) {
    if (absent) {
      missing.add(part);
    }
  }

  private static boolean blank(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank();
  }
}
