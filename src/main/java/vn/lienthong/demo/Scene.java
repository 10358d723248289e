package vn.lienthong.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.TermUnit;
import vn.lienthong.worktime.DueRule;
import vn.lienthong.worktime.Term;
import vn.lienthong.worktime.Unit;
import vn.lienthong.worktime.WorkCalendar;

/** What all stories share: the people, the calendar, the present moment, and chance. */
record Scene(
    Cast cast,
    WorkCalendar calendar,
    Instant now,
    Dice dice,
    Phrases phrases,
    List<UUID> consultants,
    AtomicInteger numbers,
    ResultFile resultFile) {
  private static final List<String> QUESTIONS = List.of("1", "2", "3", "4", "6", "7");

  /** Stores a result document under its title for the clerk who issues it. */
  interface ResultFile {
    UUID store(String title, Deed.Actor clerk);
  }

  String say(String kind) {
    return phrases.any(kind, dice);
  }

  /** The due date of what is received at the instant; null where the procedure sets none. */
  @Nullable Instant due(Filing filing, Instant received) {
    ProcedureContent.Term term = row(filing).term();
    if (term.unit() == TermUnit.NONE) {
      return null;
    }
    int amount = term.unit() == TermUnit.SAME_DAY_CUTOFF ? 0 : term.amount();
    return calendar
        .due(received, new Term(amount, Unit.valueOf(term.unit().name())), DueRule.USUAL)
        .at();
  }

  static ProcedureContent.ChannelRow row(Filing filing) {
    String channel = filing.channel().name();
    return filing.content().channels().stream()
        .filter(row -> row.channel().name().equals(channel))
        .filter(row -> row.caseKey() == null || row.caseKey().equals(filing.caseKey()))
        .findFirst()
        .orElseThrow();
  }

  Delivery delivery(Filing filing) {
    boolean paper = filing.content().results().stream().anyMatch(ProcedureContent.Result::paper);
    if (filing.channel() != Channel.ONLINE || filing.fate() == Fate.UNCOLLECTED) {
      return Delivery.COUNTER;
    }
    if (!paper) {
      return Delivery.ELECTRONIC;
    }
    // Decided by the filing itself, so that it is the same whenever it is asked.
    return switch ((int) Math.floorMod(filing.at().getEpochSecond(), 10L)) {
      case 0, 1, 2 -> Delivery.COUNTER;
      case 3 -> Delivery.POST;
      default -> Delivery.ELECTRONIC;
    };
  }

  DossierReturn.Receipt receipt(Filing filing, Delivery delivery) {
    return new DossierReturn.Receipt(
        delivery,
        filing.applicant().person().name(),
        filing.applicant().person().identityNumber(),
        filing.channel() != Channel.ONLINE,
        null);
  }

  DossierResult.Issue result(Filing filing, Deed.Actor clerk, Deed.Actor signer) {
    String title = filing.content().results().getFirst().name();
    String kind =
        switch (title.split(" ")[0].toLowerCase(Locale.ROOT)) {
          case "giấy" -> title.startsWith("Giấy phép") ? "GP" : "GCN";
          case "quyết" -> "QĐ";
          case "trích" -> "TL";
          case "bản" -> "BS";
          case "chứng" -> "CC";
          case "thông", "văn" -> "TB";
          default -> "KQ";
        };
    return new DossierResult.Issue(
        ResultDocument.Outcome.GRANTED,
        numbers.incrementAndGet() + "/" + kind + "-" + initials(filing.handler().agencyName()),
        title,
        signer.name(),
        null,
        filing.scanned() ? resultFile.store(title, clerk) : null);
  }

  /** "Sở Xây dựng" is SXD; a People's Committee is UBND. */
  private static String initials(String agency) {
    return agency.startsWith("Ủy ban nhân dân")
        ? "UBND"
        : Stream.of(agency.split("[ ,]+"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
            .collect(Collectors.joining());
  }

  /** Mostly content: 2 is best. */
  Map<String, Integer> scores() {
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (String question : QUESTIONS) {
      scores.put(question, dice.weighted(new double[] {0.02, 0.12, 0.86}));
    }
    return scores;
  }

  /** A unit to ask that is not the one that works on it. */
  UUID asked(Filing filing) {
    if (filing.asks() != null) {
      return filing.asks();
    }
    return dice.one(
        consultants.stream().filter(unit -> !unit.equals(filing.handler().division())).toList());
  }
}
