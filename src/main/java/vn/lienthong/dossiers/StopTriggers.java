package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why handling may stop, on a day: dated data, as no official list is confirmed. */
@Repository
public class StopTriggers {
  /** The applicant asked for it, by withdrawal or in writing. */
  public static final String APPLICANT = "APPLICANT";

  static final String OTHER = "OTHER";

  private final JdbcClient jdbc;

  StopTriggers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A case of stopping and its legal basis. */
  public record Trigger(String code, String text, String textEn, String basis) {}

  /** In force on the day, in their order. */
  public List<Trigger> on(LocalDate day) {
    return jdbc.sql(
            """
            select code, text, text_en, legal_basis from dossiers.stop_trigger
            where from_day <= :day and (to_day is null or to_day >= :day) order by place, code
            """)
        .param("day", day)
        .query((row, number) ->
            new Trigger(
                row.getString("code"),
                row.getString("text"),
                row.getString("text_en"),
                row.getString("legal_basis")))
        .list();
  }

  public Optional<Trigger> on(LocalDate day, String code) {
    return on(day).stream().filter(trigger -> trigger.code().equals(code)).findFirst();
  }
}
