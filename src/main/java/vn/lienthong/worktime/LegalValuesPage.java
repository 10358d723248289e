package vn.lienthong.worktime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All legal values, group by group, of each parameter the newest first. */
record LegalValuesPage(List<Section> sections) {

  record Section(LegalParameter.Group group, List<Row> rows) {}

  /** Where the value stands today. */
  enum Time {
    COMING("info"),
    NOW("ok"),
    OVER("neutral");

    private final String pill;

    Time(String pill) {
      this.pill = pill;
    }

    String pill() {
      return pill;
    }
  }

  /**
   * One value.
   *
   * @param first whether it is the first of its parameter in the table
   */
  record Row(LegalValue value, Time time, boolean first) {}

  static LegalValuesPage of(List<LegalValue> all, LocalDate today) {
    List<Section> sections = new ArrayList<>();
    for (LegalParameter.Group group : LegalParameter.Group.values()) {
      sections.add(
          new Section(
              group,
              Stream.of(LegalParameter.values())
                  .filter(parameter -> parameter.group() == group)
                  .flatMap(parameter -> rows(all, parameter, today).stream())
                  .toList()));
    }
    return new LegalValuesPage(sections);
  }

  private static List<Row> rows(List<LegalValue> all, LegalParameter parameter, LocalDate today) {
    List<LegalValue> own =
        all.stream()
            .filter(value -> value.parameter() == parameter)
            .sorted(Comparator.comparing(LegalValue::from).reversed())
            .toList();
    return own.stream()
        .map(value -> new Row(value, time(value, today), value == own.getFirst()))
        .toList();
  }

  private static Time time(LegalValue value, LocalDate today) {
    if (value.from().isAfter(today)) {
      return Time.COMING;
    }
    return value.on(today) ? Time.NOW : Time.OVER;
  }
}
