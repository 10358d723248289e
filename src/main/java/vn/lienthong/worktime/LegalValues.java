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

  /**
   * The values of the parameter, oldest first, as no other transaction changes them until this one
   * ends.
   */
  List<LegalValue> lock(LegalParameter parameter) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('worktime.parameter ' || :code))")
        .param("code", parameter.name())
        .query()
        .singleRow();
    return read().stream().filter(value -> value.parameter() == parameter).toList();
  }

  /** Puts the value in: the one before it ends on the eve, and it ends before the next begins. */
  void put(LegalValue fresh) {
    jdbc.sql(
            """
            update worktime.parameter set valid_to = :eve
            where code = :code and valid_from < :from and (valid_to is null or valid_to > :eve)
            """)
        .param("code", fresh.parameter().name())
        .param("from", fresh.from())
        .param("eve", fresh.from().minusDays(1))
        .update();
    jdbc.sql(
            """
            insert into worktime.parameter (code, value, valid_from, valid_to, basis, confirmed)
            values (:code, :value, :from,
              (select min(valid_from) - 1 from worktime.parameter
                where code = :code and valid_from > :from),
              :basis, :confirmed)
            """)
        .param("code", fresh.parameter().name())
        .param("value", fresh.value())
        .param("from", fresh.from())
        .param("basis", fresh.basis())
        .param("confirmed", fresh.confirmed())
        .update();
    changed();
  }

  /** Takes the value out; the one before it holds on in its place. */
  void remove(LegalValue gone) {
    jdbc.sql("delete from worktime.parameter where code = :code and valid_from = :from")
        .param("code", gone.parameter().name())
        .param("from", gone.from())
        .update();
    jdbc.sql(
            """
            update worktime.parameter set valid_to = cast(:to as date)
            where code = :code and valid_to = :eve
            """)
        .param("code", gone.parameter().name())
        .param("to", gone.to())
        .param("eve", gone.from().minusDays(1))
        .update();
    changed();
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
