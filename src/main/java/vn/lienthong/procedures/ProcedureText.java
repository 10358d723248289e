package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Fee;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;
import vn.lienthong.shared.web.View;

/** Words for what a procedure states, in the language of the page. */
final class ProcedureText {
  private ProcedureText() {}

  /** A part of a long text: a paragraph, or an item of a list. */
  record Block(boolean item, String text) {}

  static String term(View v, Term term) {
    return v.t("procedures.term." + term.unit(), term.amount());
  }

  /** The time of a row; what the source says where no time could be given. */
  static String term(View v, ChannelRow row) {
    if (row.term().unit() == TermUnit.NONE && row.termText() != null && row.term().amount() > 0) {
      return v.t("procedures.term.unclear", row.term().amount());
    }
    boolean stages =
        row.term().unit() == TermUnit.NONE
            && row.termText() != null
            && row.termText().contains("+");
    return stages ? Objects.requireNonNull(row.termText()) : term(v, row.term());
  }

  /** How a fee's amount reads: free, an amount, or that it is set elsewhere. */
  static String amount(View v, Fee fee) {
    Long amount = fee.amount();
    if (amount == null) {
      return v.t("procedures.fee.elsewhere");
    }
    if (amount == 0) {
      return v.t("procedures.fee.free");
    }
    String unit = fee.unitText() == null ? "" : fee.unitText().replaceFirst("(?iu)^đồng", "");
    return v.money(amount) + unit;
  }

  /** One phrase for the fees of a row: free, the only amount, the range, or set elsewhere. */
  static String fees(View v, ChannelRow row) {
    if (row.fees().isEmpty()) {
      String text = row.feeText();
      return text == null || text.isBlank() ? v.t("procedures.fee.none") : text.strip();
    }
    List<Long> amounts =
        row.fees().stream().map(Fee::amount).filter(Objects::nonNull).distinct().sorted().toList();
    if (amounts.isEmpty()) {
      return v.t("procedures.fee.elsewhere");
    }
    if (row.fees().size() == 1) {
      return amount(v, row.fees().getFirst());
    }
    return amounts.stream().map(v::money).collect(Collectors.joining("; "));
  }

  static String pillKind(ServiceLevel level) {
    return switch (level) {
      case FULL, LEVEL_4 -> "ok";
      case PARTIAL, LEVEL_3 -> "info";
      case INFORMATION, LEVEL_1, LEVEL_2 -> "neutral";
    };
  }

  /** Options of a choice: names to words, in the order of the enum. */
  static Map<String, String> options(View v, String prefix, Enum<?>[] values) {
    Map<String, String> options = new LinkedHashMap<>();
    Arrays.stream(values)
        .forEach(value -> options.put(value.name(), v.t(prefix + "." + value.name())));
    return options;
  }

  static String words(View v, String prefix, List<? extends Enum<?>> values) {
    return values.stream()
        .map(value -> v.t(prefix + "." + value.name()))
        .collect(Collectors.joining(", "));
  }

  /** Paragraphs and list items of a text that marks them with line ends and dashes. */
  static List<Block> blocks(@Nullable String text) {
    List<Block> blocks = new ArrayList<>();
    if (text == null) {
      return blocks;
    }
    for (String line : text.split("\\R")) {
      String plain = line.strip();
      boolean item = plain.matches("[-+*•]\\s*\\S.*");
      if (!plain.isEmpty()) {
        blocks.add(new Block(item, item ? plain.substring(1).strip() : plain));
      }
    }
    return blocks;
  }
}
