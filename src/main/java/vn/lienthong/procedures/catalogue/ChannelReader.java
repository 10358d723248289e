package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Case;
import vn.lienthong.procedures.ProcedureContent.Channel;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Fee;
import vn.lienthong.procedures.ProcedureContent.Term;

/** Reads the whole table of channels: times, fees, and the cases that several rows stand for. */
final class ChannelReader {

  /** What was read, ready for the content, and how surely. */
  record Channels(List<ChannelRow> rows, List<Case> cases, List<FieldReading> readings) {}

  private record Draft(
      Channel channel,
      @Nullable String caseName,
      Term term,
      String termText,
      List<Fee> fees,
      String feeText,
      String note,
      Reason termReason,
      Reason feeReason) {

    Draft merged(Draft other) {
      Set<Fee> all = new LinkedHashSet<>(fees);
      all.addAll(other.fees);
      return new Draft(
          channel,
          caseName,
          term,
          termText,
          List.copyOf(all),
          feeText.equals(other.feeText) ? feeText : feeText + "\n" + other.feeText,
          both(note, other.note),
          worse(termReason, other.termReason),
          worse(feeReason, other.feeReason));
    }

    /** What is said of one row only is not lost with it. */
    private static String both(String note, String other) {
      return note.contains(other) ? note : note.isEmpty() ? other : note + "\n" + other;
    }

    private static Reason worse(Reason a, Reason b) {
      return a.confidence() <= b.confidence() ? a : b;
    }

    Draft inStages(String stages) {
      return new Draft(channel, caseName, term, stages, fees, feeText, note, termReason, feeReason);
    }

    Draft inCase(String name) {
      return new Draft(channel, name, term, termText, fees, feeText, note, termReason, feeReason);
    }
  }

  private ChannelReader() {}

  static Channels read(CatalogueRecord source) {
    List<ChannelTable.Row> table = ChannelTable.rowsOf(source.channels());
    if (table.isEmpty()) {
      boolean none = source.channels().replace(ChannelTable.HEAD, "").isBlank();
      Reason reason = none ? Reason.CHANNELS_MISSING : Reason.CHANNELS_NOT_UNDERSTOOD;
      return new Channels(
          List.of(),
          List.of(),
          List.of(new FieldReading("channels", source.channels(), "", reason)));
    }
    TermReader terms = new TermReader(source.sequence());
    FeeReader fees = new FeeReader(amounts(table));
    List<Draft> drafts = new ArrayList<>();
    for (ChannelTable.Row row : table) {
      FeeCell cell = FeeCell.of(row.fees());
      String witness = cell.description().isEmpty() ? cell.remark() : cell.description();
      TermReader.Reading term = terms.read(row, witness, table);
      FeeReader.Reading fee = fees.read(cell, row.ambiguous());
      if (term.cases().isEmpty()) {
        Draft whole = draft(row, cell, null, term.term(), term.reason(), fee);
        drafts.add(term.stages().isEmpty() ? whole : whole.inStages(term.stages()));
      }
      for (CaseTerm caseTerm : term.cases()) {
        drafts.add(draft(row, cell, caseTerm.name(), caseTerm.term(), term.reason(), fee));
      }
    }
    return toChannels(withCases(merge(drafts)));
  }

  private static Draft draft(
      ChannelTable.Row row,
      FeeCell cell,
      @Nullable String caseName,
      Term term,
      Reason termReason,
      FeeReader.Reading fee) {
    String feeText = cell.head() + (cell.remark().isEmpty() ? "" : " (" + cell.remark() + ")");
    return new Draft(
        row.channel(),
        caseName,
        term,
        row.time(),
        fee.fees(),
        feeText,
        cell.description(),
        termReason,
        fee.reason());
  }

  private static List<Long> amounts(List<ChannelTable.Row> table) {
    return table.stream()
        .map(r -> FeeCell.of(r.fees()).head())
        .filter(h -> h.endsWith("VNĐ") || h.endsWith("Đồng"))
        .map(FeeReader::whole)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** Rows of one channel that differ in fees only are one row with several fees. */
  private static List<Draft> merge(List<Draft> drafts) {
    Map<List<@Nullable Object>, Draft> merged = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      List<@Nullable Object> key = new ArrayList<>();
      key.add(draft.channel());
      key.add(draft.term());
      key.add(draft.caseName());
      key.add(draft.term().equals(Term.NONE) ? draft.note() : "");
      merged.merge(key, draft, Draft::merged);
    }
    return List.copyOf(merged.values());
  }

  /** Rows of one channel with different times stand for cases; the text beside them names them. */
  private static List<Draft> withCases(List<Draft> drafts) {
    Map<Channel, Long> perChannel =
        drafts.stream().collect(Collectors.groupingBy(Draft::channel, Collectors.counting()));
    List<Draft> named = new ArrayList<>();
    Map<Channel, Integer> seen = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      if (draft.caseName() != null || perChannel.getOrDefault(draft.channel(), 0L) < 2) {
        named.add(draft);
        continue;
      }
      int number = seen.merge(draft.channel(), 1, Integer::sum);
      named.add(draft.inCase(CaseName.of(draft.note(), draft.feeText(), number)));
    }
    return named;
  }

  private static Channels toChannels(List<Draft> drafts) {
    Map<String, String> keys = new LinkedHashMap<>();
    drafts.stream()
        .map(Draft::caseName)
        .filter(Objects::nonNull)
        .forEach(name -> keys.putIfAbsent(name, "case-" + (keys.size() + 1)));
    List<ChannelRow> rows = new ArrayList<>();
    List<FieldReading> readings = new ArrayList<>();
    for (Draft draft : drafts) {
      String path = "channels[" + rows.size() + "]";
      rows.add(
          new ChannelRow(
              draft.channel(),
              draft.caseName() == null ? null : keys.get(draft.caseName()),
              draft.term(),
              draft.termText(),
              draft.fees(),
              draft.feeText(),
              draft.note().isEmpty() ? null : draft.note()));
      String term = draft.term().amount() + " " + draft.term().unit();
      readings.add(
          new FieldReading(
              path + ".term", joined(draft.termText(), draft.note()), term, draft.termReason()));
      String fees =
          draft.fees().stream()
              .map(f -> f.amount() == null ? "?" : f.amount().toString())
              .collect(Collectors.joining("; "));
      readings.add(
          new FieldReading(
              path + ".fees", joined(draft.feeText(), draft.note()), fees, draft.feeReason()));
    }
    List<Case> cases =
        keys.entrySet().stream().map(e -> new Case(e.getValue(), e.getKey())).toList();
    return new Channels(rows, cases, readings);
  }

  private static String joined(String cell, String note) {
    return note.isEmpty() ? cell : cell + "\n" + note;
  }
}
