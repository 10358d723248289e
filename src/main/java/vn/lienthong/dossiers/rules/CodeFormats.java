package vn.lienthong.dossiers.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/**
 * How dossier codes are written. A rule that has begun stays: codes that were given under it are
 * printed on papers; its successor ends it.
 */
@Service
class CodeFormats {
  private static final String PROVINCE = "/";

  private final JdbcClient jdbc;
  private final AuditApi audit;
  private final Clock clock;

  CodeFormats(JdbcClient jdbc, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  LocalDate today() {
    return Vietnam.today(clock);
  }

  /** All of them, the newest first. */
  List<CodeFormat> all() {
    return jdbc.sql(
            """
            select c.*, cast(lead(from_day) over (order by from_day) - 1 as date) as to_day
            from dossiers.code_rule c order by from_day desc
            """)
        .query(CodeFormats::row)
        .list();
  }

  /** What codes are written by today. */
  CodeFormat now() {
    return all().stream()
        .filter(format -> !format.from().isAfter(today()))
        .findFirst()
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  /**
   * A rule from its day on.
   *
   * @throws AppException with one of {@link RuleErrors}
   */
  @Transactional
  public void put(CodeFormat fresh, CurrentUser user) {
    user.require(CollectionRules.EDIT, PROVINCE);
    if (!fresh.sound()) {
      throw new AppException(RuleErrors.RULE_INCOMPLETE);
    }
    if (!fresh.from().isAfter(today())) {
      throw new AppException(RuleErrors.RULE_BEGUN);
    }
    CodeFormat before = before(fresh.from());
    int written =
        jdbc.sql(
                """
                insert into dossiers.code_rule (from_day, style, day_digits, counter_digits,
                  first_number, legal_basis)
                values (:from, :style, :day_digits, :counter_digits, :first, :basis)
                on conflict do nothing
                """)
            .param("from", fresh.from())
            .param("style", fresh.style().name())
            .param("day_digits", fresh.dayDigits())
            .param("counter_digits", fresh.counterDigits())
            .param("first", fresh.firstNumber())
            .param("basis", fresh.basis())
            .update();
    if (written == 0) {
      throw new AppException(RuleErrors.RULE_DAY_TAKEN);
    }
    record("dossiers.code-rule-set", fresh.from(), before, fresh, fresh.basis(), user);
  }

  /** Takes back a rule that has not begun; the one before it holds on. */
  @Transactional
  public void withdraw(LocalDate from, CurrentUser user) {
    user.require(CollectionRules.EDIT, PROVINCE);
    CodeFormat gone =
        all().stream()
            .filter(format -> format.from().equals(from))
            .findFirst()
            .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
    if (!from.isAfter(today())) {
      throw new AppException(RuleErrors.RULE_BEGUN);
    }
    jdbc.sql("delete from dossiers.code_rule where from_day = :from").param("from", from).update();
    record("dossiers.code-rule-withdrawn", from, gone, before(from), null, user);
  }

  private @Nullable CodeFormat before(LocalDate day) {
    return all().stream().filter(f -> f.from().isBefore(day)).findFirst().orElse(null);
  }

  private void record(
      String action,
      LocalDate from,
      @Nullable CodeFormat before,
      @Nullable CodeFormat after,
      @Nullable String basis,
      CurrentUser user) {
    audit.record(
        new AuditEvent(action, "code-rule", from.toString(), user, PROVINCE, before, after, basis));
  }

  private static CodeFormat row(ResultSet row, int number) throws SQLException {
    return new CodeFormat(
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        CodeFormat.Style.valueOf(row.getString("style")),
        row.getInt("day_digits"),
        row.getInt("counter_digits"),
        row.getInt("first_number"),
        row.getString("legal_basis"));
  }
}
