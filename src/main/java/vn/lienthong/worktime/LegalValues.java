package vn.lienthong.worktime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.db.Remembered;
import vn.lienthong.shared.db.Signals;

/** The dated legal values, read once and kept until one changes. */
@Repository
class LegalValues {
  private final JdbcClient jdbc;
  private final Remembered<List<LegalValue>> values;

  LegalValues(JdbcClient jdbc, Signals signals) {
    this.jdbc = jdbc;
    this.values = new Remembered<>(signals, "worktime.parameters", this::read);
  }

  /** All of them, each parameter oldest first. */
  List<LegalValue> all() {
    return values.get();
  }

  /**
   * What holds on the day; before the first value of a parameter, that one.
   *
   * @throws WorktimeException in a gap between two values
   */
  LegalValue on(LegalParameter parameter, LocalDate day) {
    return on(all(), parameter, day);
  }

  private static LegalValue on(List<LegalValue> all, LegalParameter parameter, LocalDate day) {
    List<LegalValue> own = all.stream().filter(v -> v.parameter() == parameter).toList();
    return own.stream()
        .filter(
            value -> value.on(day) || (value.equals(own.getFirst()) && day.isBefore(value.from())))
        .findFirst()
        .orElseThrow(
            () -> new WorktimeException(WorktimeErrors.BAD_RULE, parameter + " on " + day));
  }

  /** How terms are counted that begin on the day. */
  DueRule rule(LocalDate day) {
    List<LegalValue> all = all();
    LegalValue start = on(all, LegalParameter.START_RULE, day);
    LegalValue monthEnd = on(all, LegalParameter.MONTH_END, day);
    LegalValue cutOff = on(all, LegalParameter.HANDOVER_CUT_OFF, day);
    return new DueRule(
        StartRule.valueOf(start.value()),
        SupplementRule.RESTART,
        MonthEnd.valueOf(monthEnd.value()),
        cutOff.time(),
        new DueRule.Basis(start.basis(), monthEnd.basis(), cutOff.basis()));
  }

  /** Forgets what is remembered, when a row was written past this class. */
  void changed() {
    values.changed();
  }

  private List<LegalValue> read() {
    return jdbc
        .sql("select * from worktime.parameter order by valid_from")
        .query((row, number) -> value(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(LegalValue::parameter))
        .toList();
  }

  private static LegalValue value(ResultSet row) throws SQLException {
    return new LegalValue(
        LegalParameter.valueOf(row.getString("code")),
        row.getString("value"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("basis"),
        row.getBoolean("confirmed"));
  }
}
