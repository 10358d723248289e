package vn.lienthong.worktime;

import java.time.LocalTime;

/**
 * How a term is counted. What holds on a day is a dated legal value, see {@link LegalValues}.
 *
 * @param cutOff for same-day terms: a receipt at a later minute is due the next working day
 */
public record DueRule(
    StartRule start, SupplementRule supplement, MonthEnd monthEnd, LocalTime cutOff, Basis basis) {
  /**
   * For arithmetic in working time where no legal date depends on it, and for the golden set; never
   * for what is promised to an applicant.
   */
  public static final DueRule USUAL =
      new DueRule(
          StartRule.AT_RECEIPT,
          SupplementRule.RESTART,
          MonthEnd.NEXT_WORKING_DAY,
          LocalTime.of(15, 0),
          new Basis(
              "Nghị định 309/2026/NĐ-CP, Điều 8 khoản 3",
              "Bộ luật Dân sự 2015, Điều 148 khoản 5",
              "Nghị định 309/2026/NĐ-CP, Điều 9"));

  /** The texts that the choices rest on, never blank. */
  public record Basis(String start, String monthEnd, String cutOff) {
    public Basis {
      if (start.isBlank() || monthEnd.isBlank() || cutOff.isBlank()) {
        throw new WorktimeException(WorktimeErrors.BAD_RULE, "a rule needs its legal bases");
      }
    }
  }

  /** The same rule with another start. */
  public DueRule with(StartRule start) {
    return new DueRule(start, supplement, monthEnd, cutOff, basis);
  }

  /** The same rule with another effect of supplements. */
  public DueRule with(SupplementRule supplement) {
    return new DueRule(start, supplement, monthEnd, cutOff, basis);
  }

  /** The same rule with another end of months. */
  public DueRule with(MonthEnd monthEnd) {
    return new DueRule(start, supplement, monthEnd, cutOff, basis);
  }

  /**
   * A rule changed by comma-separated words: {@code receipt}, {@code day-after}, {@code next-day};
   * {@code restart}, {@code pause}; {@code month-next}, {@code month-last}; {@code cutoff=HH:mm}.
   */
  public static DueRule parse(String text, DueRule usual) {
    DueRule rule = usual;
    for (String word : text.strip().split("\\s*,\\s*", -1)) {
      rule =
          switch (word) {
            case "", "usual" -> rule;
            case "receipt" -> rule.with(StartRule.AT_RECEIPT);
            case "day-after" -> rule.with(StartRule.DAY_AFTER_RECEIPT);
            case "next-day" -> rule.with(StartRule.NEXT_WORKING_DAY);
            case "restart" -> rule.with(SupplementRule.RESTART);
            case "pause" -> rule.with(SupplementRule.PAUSE);
            case "month-next" -> rule.with(MonthEnd.NEXT_WORKING_DAY);
            case "month-last" -> rule.with(MonthEnd.LAST_WORKING_DAY);
            default -> withCutOff(rule, word);
          };
    }
    return rule;
  }

  private static DueRule withCutOff(DueRule rule, String word) {
    if (!word.matches("cutoff=([01]\\d|2[0-3]):[0-5]\\d")) {
      throw new WorktimeException(WorktimeErrors.BAD_RULE, "\"" + word + "\"");
    }
    LocalTime time = LocalTime.parse(word.substring("cutoff=".length()));
    return new DueRule(rule.start, rule.supplement, rule.monthEnd, time, rule.basis);
  }
}
