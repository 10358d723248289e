package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Fee;
import vn.lienthong.procedures.ProcedureContent.FeeKind;

/** Reads the fees of one channel from the head of the cell, its remark and the description. */
final class FeeReader {

  private static final long THOUSAND = 1000;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern SAID_NONE =
      Pattern.compile(
          "(không|không có|không quy định|không thu phí|không thu|miễn phí|miễn)[.\\s]*", FLAGS);
  private static final Pattern SET_ELSEWHERE =
      Pattern.compile(
          "theo quy định|theo.{0,20}phí.{0,20}quy định|quy định (tại|của|cụ thể|chi tiết)|quy"
              + " định\\.?$|quyết định|thông tư|nghị quyết|biểu (phí|mức|khung)|pháp luật|văn bản"
              + " giá|luật phí|hội đồng nhân dân",
          FLAGS);
  private static final Pattern NAMED = Pattern.compile("(?<!chi )phí|giá dịch vụ|mức thu", FLAGS);
  private static final Pattern EXEMPT_SOME =
      Pattern.compile("miễn lệ phí (đối với|cho)|miễn phí (đối với|cho)", FLAGS);
  private static final Pattern RELIEF =
      Pattern.compile(
          "áp dụng (mức|từ)|đến hết ngày|miễn (lệ )?(phí )?(kể )?từ ngày|mức phí kể từ ngày",
          FLAGS);
  private static final Pattern FEE_CLAUSE = Pattern.compile("(lệ )?phí[^.;\\n]{0,120}$", FLAGS);
  private static final Pattern FOREIGN = Pattern.compile("\\d\\s*(USD|đô la)", FLAGS);
  private static final Pattern FORMULA = Pattern.compile("\\d\\s*%|/\\s*GT|\\dx|\\sx\\s");
  private static final Pattern CLAUSES =
      Pattern.compile(
          "[;\\n]|(?<=[.\\s])-\\s|\\+\\s|\\.\\s+(?=\\p{Lu})|, riêng|\\s(?=(?:lệ )?phí ?:)", FLAGS);
  private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(?:[.,]\\d{3}){1,4}|\\d{1,15}");
  private static final Pattern WAIVED =
      Pattern.compile("được miễn|mức phí: ?0 ?đ|mức phí 0", FLAGS);

  private final List<Long> published;

  /**
   * @param published amounts of all channels, to recognise an amount that lost its thousands
   */
  FeeReader(List<Long> published) {
    this.published = published;
  }

  record Reading(List<Fee> fees, Reason reason) {}

  Reading read(FeeCell cell, boolean ambiguous) {
    if (cell.head().isEmpty()) {
      return new Reading(List.of(), Reason.FEE_NOT_UNDERSTOOD);
    }
    if (cell.head().equals(ChannelTable.NO_INFORMATION)) {
      return unstated(cell);
    }
    if (cell.head().equals("Miễn phí")) {
      return cell.remark().isEmpty() ? free(cell) : freeWithRemark(cell);
    }
    if (cell.head().endsWith("USD")) {
      return one(null, cell, cell.head(), Reason.FEE_FOREIGN_CURRENCY);
    }
    return amount(cell, ambiguous);
  }

  private static Reading unstated(FeeCell cell) {
    List<MoneyMention> described = feesIn(cell.description());
    if (described.size() == 1) {
      return one(described.getFirst().amount(), cell, null, Reason.FEE_FROM_TEXT);
    }
    if (described.size() > 1) {
      return several(cell.description(), described, cell);
    }
    return new Reading(List.of(), Reason.NOT_STATED);
  }

  private static Reading free(FeeCell cell) {
    List<MoneyMention> described = feesIn(cell.description());
    if (described.isEmpty()) {
      boolean elsewhere =
          cell.description().startsWith("Phí : Thông tư")
              || cell.description().contains("loại phí được quy định");
      return elsewhere
          ? one(null, cell, null, Reason.FEE_SET_ELSEWHERE)
          : one(0L, cell, null, Reason.PLAIN);
    }
    if (described.stream().allMatch(m -> m.amount() == 0)) {
      return one(0L, cell, null, Reason.PLAIN);
    }
    return one(null, cell, null, Reason.FEE_CONTRADICTS_TEXT);
  }

  private static Reading freeWithRemark(FeeCell cell) {
    String remark = cell.remark();
    List<MoneyMention> named = MoneyMention.in(remark);
    if (FOREIGN.matcher(remark).find()) {
      return one(null, cell, null, Reason.FEE_FOREIGN_CURRENCY);
    }
    if (named.size() > 1) {
      return several(remark, named, cell);
    }
    if (named.size() == 1) {
      return FORMULA.matcher(remark).find()
          ? one(null, cell, null, Reason.FEE_BY_FORMULA)
          : one(named.getFirst().amount(), cell, null, Reason.FEE_FROM_TEXT);
    }
    if (SAID_NONE.matcher(remark).matches()) {
      return one(0L, cell, null, Reason.PLAIN);
    }
    if (SET_ELSEWHERE.matcher(remark).find()) {
      return one(null, cell, null, Reason.FEE_SET_ELSEWHERE);
    }
    if (EXEMPT_SOME.matcher(remark).find()) {
      return one(null, cell, null, Reason.FEE_CONTRADICTS_TEXT);
    }
    if (NAMED.matcher(remark).find()) {
      return one(null, cell, null, Reason.FEE_NAMED_BUT_FREE);
    }
    return one(0L, cell, null, Reason.PLAIN);
  }

  private Reading amount(FeeCell cell, boolean ambiguous) {
    Optional<Long> amount = whole(cell.head());
    if (amount.isEmpty()) {
      return one(null, cell, cell.head(), Reason.FEE_IMPLAUSIBLE);
    }
    long head = amount.get();
    String text = cell.remark();
    List<Long> named = new ArrayList<>(MoneyMention.amountsIn(text));
    feesIn(cell.description()).forEach(m -> named.add(m.amount()));
    boolean relief = RELIEF.matcher(text + " " + cell.description()).find();
    if (head < THOUSAND) {
      return small(head, named, relief, cell);
    }
    if (ambiguous && !contains(named, head)) {
      return one(head, cell, null, Reason.FEE_IMPLAUSIBLE);
    }
    List<MoneyMention> further = MoneyMention.in(text);
    if (text.contains("Phí: ")
        && !further.isEmpty()
        && further.stream().noneMatch(m -> m.amount() == head)) {
      return withFurther(head, further, cell);
    }
    if (relief) {
      return one(head, cell, null, Reason.FEE_TEMPORARY_RELIEF);
    }
    long sum = named.stream().mapToLong(Long::longValue).sum();
    if (named.isEmpty() || sum == head) {
      return one(head, cell, null, Reason.PLAIN);
    }
    if (contains(named, head)) {
      return one(head, cell, null, named.size() == 1 ? Reason.PLAIN : Reason.FEE_SEVERAL);
    }
    return one(head, cell, null, Reason.FEE_CONTRADICTS_TEXT);
  }

  /**
   * An amount under 1,000 đồng is written in thousands or a placeholder; only a witness decides.
   */
  private Reading small(long head, List<Long> named, boolean relief, FeeCell cell) {
    long thousands = head * THOUSAND;
    boolean halfNamed = relief && contains(named, thousands / 2);
    if (contains(named, thousands) || halfNamed || contains(published, thousands)) {
      return one(thousands, cell, null, Reason.FEE_IN_THOUSANDS);
    }
    String all = cell.remark() + " " + cell.description();
    if (head <= 1 && WAIVED.matcher(all).find()) {
      return one(0L, cell, null, Reason.FEE_FROM_TEXT);
    }
    return one(null, cell, null, Reason.FEE_IMPLAUSIBLE);
  }

  private static Reading withFurther(long head, List<MoneyMention> further, FeeCell cell) {
    List<Fee> fees = new ArrayList<>();
    String text = cell.remark();
    String first = text.substring(0, further.getFirst().start());
    fees.add(fee(head, FeeName.label(first), cell));
    for (int i = 0; i < further.size(); i++) {
      int end = i + 1 < further.size() ? further.get(i + 1).start() : text.length();
      String after = text.substring(further.get(i).end(), end);
      fees.add(fee(further.get(i).amount(), FeeName.label(after), cell));
    }
    return new Reading(fees, Reason.FEE_SEVERAL);
  }

  /** Several amounts: each clause must name exactly one, else no number is taken. */
  private static Reading several(String text, List<MoneyMention> named, FeeCell cell) {
    if (FORMULA.matcher(text).find()) {
      return one(null, cell, null, Reason.FEE_BY_FORMULA);
    }
    List<Fee> fees = new ArrayList<>();
    for (String clause : CLAUSES.split(text)) {
      List<MoneyMention> inside = MoneyMention.in(clause);
      if (!inside.isEmpty()
          && inside.stream().allMatch(m -> m.amount() == inside.getFirst().amount())) {
        String before = FeeName.label(clause.substring(0, inside.getFirst().start()));
        String after = FeeName.label(clause.substring(inside.getFirst().end()));
        fees.add(fee(inside.getFirst().amount(), before.isEmpty() ? after : before, cell));
      }
    }
    long amounts = named.stream().map(MoneyMention::amount).distinct().count();
    boolean labelled = fees.stream().map(Fee::name).distinct().count() == fees.size();
    if (!labelled || (fees.size() != amounts && fees.size() != named.size())) {
      return one(null, cell, null, Reason.FEE_SEVERAL_UNCLEAR);
    }
    return new Reading(fees, Reason.FEE_SEVERAL);
  }

  /** Amounts of the description that stand behind the word for fee in the same clause. */
  private static List<MoneyMention> feesIn(String description) {
    return MoneyMention.in(description).stream()
        .filter(m ->
            FEE_CLAUSE
                .matcher(description.substring(Math.max(0, m.start() - 120), m.start()))
                .find())
        .toList();
  }

  private static Reading one(
      @Nullable Long amount, FeeCell cell, @Nullable String unit, Reason reason) {
    String remark = cell.remark().isEmpty() ? null : cell.remark();
    String name = FeeName.of(cell);
    String unitText = unit != null ? unit : FeeName.unit(cell.remark());
    return new Reading(
        List.of(new Fee(null, FeeName.kind(name), name, amount, unitText, remark)), reason);
  }

  private static Fee fee(long amount, String label, FeeCell cell) {
    String name = label.isEmpty() ? FeeName.of(cell) : label;
    FeeKind kind = FeeName.kind(name);
    return new Fee(null, kind, name, amount, "Đồng", null);
  }

  /** The amount at the head of a cell; empty for a fraction, which no fee in đồng has. */
  static Optional<Long> whole(String head) {
    String digits = head.substring(0, head.indexOf(' '));
    return WHOLE.matcher(digits).matches()
        ? Optional.of(MoneyMention.amount(digits))
        : Optional.empty();
  }

  private static boolean contains(List<Long> amounts, long amount) {
    return amounts.contains(amount);
  }
}
