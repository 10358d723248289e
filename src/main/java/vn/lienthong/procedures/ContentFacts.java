package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.lienthong.procedures.ProcedureContent.Channel;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;

/** Facts that follow from a content: what applies on a day, and what lists show. */
final class ContentFacts {

  private ContentFacts() {}

  /** Level of the online service on the day; without any, there is information only. */
  static ServiceLevel serviceLevel(ProcedureContent content, LocalDate on) {
    return content.serviceLevels().stream()
        .filter(period -> !period.from().isAfter(on))
        .max(Comparator.comparing(ProcedureContent.ServiceLevelPeriod::from))
        .map(ProcedureContent.ServiceLevelPeriod::level)
        .orElse(ServiceLevel.INFORMATION);
  }

  static Route route(ProcedureContent content, LocalDate on) {
    return content.routes().stream()
        .filter(period -> !period.from().isAfter(on))
        .max(Comparator.comparing(ProcedureContent.RoutePeriod::from))
        .map(ProcedureContent.RoutePeriod::route)
        .orElse(Route.OWN);
  }

  /**
   * Can be filed online here: has steps, an online channel, a level above information, own route.
   */
  static boolean fileable(ProcedureContent content, LocalDate on) {
    ServiceLevel level = serviceLevel(content, on);
    boolean online = level != ServiceLevel.INFORMATION && level != ServiceLevel.LEVEL_1;
    return online
        && !content.steps().isEmpty()
        && route(content, on) == Route.OWN
        && content.channels().stream().anyMatch(row -> row.channel() == Channel.ONLINE);
  }

  /** The time of the first row that states one, in short: "5 WORKING_DAY". */
  static String termCode(ProcedureContent content) {
    return content.channels().stream()
        .map(ChannelRow::term)
        .filter(term -> term.unit() != TermUnit.NONE)
        .findFirst()
        .map(term -> term.amount() + " " + term.unit())
        .orElse("");
  }

  /** The inverse of {@link #termCode}. */
  static Optional<Term> term(String code) {
    int space = code.indexOf(' ');
    return space < 0
        ? Optional.empty()
        : Optional.of(
            new Term(
                Integer.parseInt(code.substring(0, space)),
                TermUnit.valueOf(code.substring(space + 1))));
  }

  static List<Term> terms(ProcedureContent content) {
    return content.channels().stream().map(ChannelRow::term).distinct().toList();
  }

  /** Vietnamese words of a term, for answers that have no page's language. */
  static String words(Term term) {
    return switch (term.unit()) {
      case HOUR -> term.amount() + " giờ làm việc";
      case WORKING_DAY -> term.amount() + " ngày làm việc";
      case CALENDAR_DAY -> term.amount() + " ngày";
      case MONTH -> term.amount() + " tháng";
      case SAME_DAY_CUTOFF -> "Trong ngày";
      case NONE -> "";
    };
  }

  /** Everything a person may look for, without accents. */
  static String searchable(ProcedureContent content) {
    String sector = content.sector() == null ? "" : content.sector();
    String english = content.nameEn() == null ? "" : content.nameEn();
    return Folding.fold(
        String.join(" ", content.code(), content.name(), english, sector).toLowerCase(Locale.ROOT));
  }
}
