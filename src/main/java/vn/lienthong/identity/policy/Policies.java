package vn.lienthong.identity.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Signals;

/** The security numbers in force today. */
@Component
public class Policies {
  private static final String TOPIC = "policy";

  private final JdbcClient jdbc;
  private final Signals signals;
  private final Clock clock;
  private final boolean demonstration;
  private volatile @Nullable Today today;

  private record Today(LocalDate day, Map<String, String> values) {}

  Policies(
      JdbcClient jdbc,
      Signals signals,
      Clock clock,
      @Value("${lienthong.demo:false}") boolean demonstration) {
    this.jdbc = jdbc;
    this.signals = signals;
    this.clock = clock;
    this.demonstration = demonstration;
    signals.on(TOPIC, key -> today = null);
  }

  public int number(String code) {
    return Integer.parseInt(text(code));
  }

  public Duration duration(String code) {
    return Duration.parse(text(code));
  }

  public Period period(String code) {
    return Period.parse(text(code));
  }

  public String text(String code) {
    String value = today().get(code);
    if (value == null) {
      throw new IllegalStateException("no policy in force: " + code);
    }
    return value;
  }

  /** Administrators need a second factor; the demonstration may do without, and says so. */
  public boolean administratorsNeedTotp() {
    return text("mfa.administrator").equals("required") && !demonstrationWithoutTotp();
  }

  public boolean demonstrationWithoutTotp() {
    return demonstration && text("mfa.demonstration").equals("off");
  }

  private Map<String, String> today() {
    LocalDate day = Vietnam.today(clock);
    Today known = today;
    if (known == null || !known.day().equals(day)) {
      known =
          new Today(
              day,
              jdbc
                  .sql(
                      """
                      select * from identity.policy
                      where valid_from <= :day and (valid_to is null or valid_to >= :day)
                      """)
                  .param("day", day)
                  .query(Policies::row)
                  .list()
                  .stream()
                  .collect(Collectors.toMap(PolicyRow::code, PolicyRow::value)));
      today = known;
    }
    return known.values();
  }

  List<PolicyRow> all() {
    return jdbc.sql("select * from identity.policy order by code, valid_from desc")
        .query(Policies::row)
        .list();
  }

  /**
   * Puts the new value in force from its first day, until the next one that is known already, and
   * ends the one before on the eve.
   */
  @Transactional
  void change(PolicyRow fresh) {
    jdbc.sql(
            """
            delete from identity.policy where code = :code and valid_from = :from
            """)
        .param("code", fresh.code())
        .param("from", fresh.validFrom())
        .update();
    jdbc.sql(
            """
            update identity.policy set valid_to = :eve
            where code = :code and valid_from < :from and (valid_to is null or valid_to > :eve)
            """)
        .param("code", fresh.code())
        .param("from", fresh.validFrom())
        .param("eve", fresh.validFrom().minusDays(1))
        .update();
    jdbc.sql(
            """
            insert into identity.policy (code, value, valid_from, valid_to, basis, confirmed)
            values (:code, :value, :from,
              (select min(valid_from) - 1 from identity.policy
                where code = :code and valid_from > :from),
              :basis, :confirmed)
            """)
        .param("code", fresh.code())
        .param("value", fresh.value())
        .param("from", fresh.validFrom())
        .param("basis", fresh.basis())
        .param("confirmed", fresh.confirmed())
        .update();
    signals.send(TOPIC, "*");
  }

  private static PolicyRow row(ResultSet row, int number) throws SQLException {
    return new PolicyRow(
        row.getString("code"),
        row.getString("value"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("basis"),
        row.getBoolean("confirmed"));
  }
}
