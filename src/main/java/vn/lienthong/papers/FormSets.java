package vn.lienthong.papers;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which form a paper followed on a day: dated data, never constants. */
@Repository
public class FormSets {
  private final JdbcClient jdbc;

  FormSets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A form of a set.
   *
   * @param number null for papers that no circular numbers
   */
  public record Form(
      String set,
      String basis,
      PaperKind kind,
      @Nullable String number,
      String title,
      String titleEn,
      PaperSize size) {}

  /**
   * The form of that day; where the set of the day has none (the stop notice came in 2025, lists
   * have no number), the earliest later one.
   */
  public Form on(PaperKind kind, LocalDate day) {
    return find(kind, day).orElseThrow(() -> new IllegalStateException("no form " + kind));
  }

  private Optional<Form> find(PaperKind kind, LocalDate day) {
    return jdbc.sql(
            """
            select s.code, s.legal_basis, f.number, f.title, f.title_en, f.size
            from papers.form f join papers.form_set s on s.code = f.form_set
            where f.kind = :kind
            order by s.from_day <= :day desc,
              case when s.from_day <= :day then :day - s.from_day else s.from_day - :day end
            limit 1
            """)
        .param("kind", kind.name())
        .param("day", day)
        .query((row, number) ->
            new Form(
                row.getString("code"),
                row.getString("legal_basis"),
                kind,
                row.getString("number"),
                row.getString("title"),
                row.getString("title_en"),
                PaperSize.valueOf(row.getString("size"))))
        .optional();
  }
}
