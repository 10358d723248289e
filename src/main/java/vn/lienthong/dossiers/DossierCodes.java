package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.Vietnam;

/**
 * Gives out dossier codes, for instance {@code H56.14-261122-0001}: unique and without gaps per
 * agency and day (TT 01/2018/TT-VPCP Art. 19). The counter row stays locked until the caller's
 * transaction ends, and a rolled back transaction gives its number back: so ask as late as you can.
 */
@Component
class DossierCodes {
  private final JdbcClient jdbc;

  DossierCodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How codes are written from a day on. */
  record CodeRule(
      LocalDate fromDay, String style, int dayDigits, int counterDigits, int firstNumber) {

    String code(String agency, LocalDate day, int number) {
      DateTimeFormatter days = DateTimeFormatter.ofPattern(dayDigits == 8 ? "yyyyMMdd" : "yyMMdd");
      String counter = String.valueOf(number);
      return agency
          + "-"
          + days.format(day)
          + "-"
          + "0".repeat(Math.max(0, counterDigits - counter.length()))
          + counter;
    }

    boolean oldStyle() {
      return style.equals("OLD");
    }
  }

  /** The rule of the day on which the instant falls in Vietnam. */
  CodeRule rule(LocalDate day) {
    return jdbc.sql(
            """
            select from_day, style, day_digits, counter_digits, first_number
            from dossiers.code_rule where from_day <= :day order by from_day desc limit 1
            """)
        .param("day", day)
        .query(CodeRule.class)
        .single();
  }

  /** The next code of the agency on the Vietnamese day of the instant. */
  @Transactional(propagation = Propagation.MANDATORY)
  String next(String agency, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, Vietnam.ZONE);
    CodeRule rule = rule(day);
    int number =
        jdbc.sql(
                """
                insert into dossiers.code_counter as c (agency, day, last)
                values (:agency, :day, :first)
                on conflict (agency, day) do update set last = c.last + 1
                returning last
                """)
            .param("agency", agency)
            .param("day", day)
            .param("first", rule.firstNumber())
            .query(Integer.class)
            .single();
    return rule.code(agency, day, number);
  }
}
