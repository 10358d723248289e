package vn.lienthong.indices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Vietnam;

/**
 * Sums of tally, and the few open dossiers whose limit has passed, by period for a unit with all
 * below it, or by unit for a period. Never counts dossiers.
 */
@Repository
class CountRepository {
  /** The periods that are asked for, as a table. */
  private static final String PERIODS =
      """
      unnest(cast(:index as int[]), cast(:from as date[]), cast(:until as date[]),
        cast(:day as date[]), cast(:as_of as timestamptz[]))
        as p (i, from_month, until_month, on_day, as_of)
      """;

  private static final String SUMS =
      Measure.of(Measure.From.DOSSIERS).stream()
          .filter(Measure::summed)
          .map(m -> "sum(t." + m.column() + ") as " + m.column())
          .collect(Collectors.joining(", "));

  private static final String DOSSIERS =
      """
      select %s as key, sum(t.open) as open, %s,
        sum(t.handled) filter (where t.procedure_code = any(:copies)) as copies,
        sum(t.result_link) filter (where t.procedure_code = any(:copies)) as copies_electronic
      from %s join indices.tally t on t.month >= p.from_month and t.month < p.until_month
      where t.unit_path like :path group by 1
      """;

  private static final String OPEN_LATE =
      """
      select %s as key, count(*) as late from %s
      join indices.fact t on t.open = 1 and t.month >= p.from_month and t.month < p.until_month
        and t.limit_at < p.as_of
      where t.unit_path like :path group by 1
      """;

  private static final String PROCEDURES =
      """
      with known as (
        select %1$s as key, s.code, max(s.online) as online, max(s.fee) as fee,
          max(s.fee_online) as fee_online, max(s.content_full) as content_full
        from %2$s
        join indices.service s
          on s.from_day <= p.on_day and (s.until_day is null or s.until_day >= p.on_day)
        join indices.service_unit t on t.code = s.code
          and t.from_day <= p.on_day and (t.until_day is null or t.until_day >= p.on_day)
        where t.unit_path like :path group by 1, 2),
      used as (
        select %1$s as key, t.procedure_code as code, sum(t.received) as received,
          sum(t.online) as online_dossiers, sum(t.paid_online) as paid_online,
          sum(t.connected) as connected
        from %2$s join indices.tally t on t.month >= p.from_month and t.month < p.until_month
        where t.unit_path like :path group by 1, 2)
      select key, %3$s from known left join used using (key, code) group by 1
      """;

  private static final String COUNTED =
      Measure.of(Measure.From.PROCEDURES).stream()
          .map(m ->
              "count(*) filter (where "
                  + m.predicate()
                  + ") as "
                  + m.name().toLowerCase(java.util.Locale.ROOT))
          .collect(Collectors.joining(", "));

  private static final String BY_PERIOD = "cast(p.i as text)";
  private static final String BY_UNIT = "t.unit_path";

  private final JdbcClient jdbc;

  CountRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param path of the unit; everything below counts
   * @param copies procedures of certified copies
   */
  record Question(List<Period> periods, String path, List<String> copies, Instant now) {}

  /** Of each period of the question, by its place in the list. */
  Map<String, Counts> byPeriod(Question question) {
    return count(question, BY_PERIOD);
  }

  /** Of each unit that has anything, by its path; the question has one period. */
  Map<String, Counts> byUnit(Question question) {
    return count(question, BY_UNIT);
  }

  private Map<String, Counts> count(Question question, String key) {
    Map<String, Counts> counts = new HashMap<>();
    Function<String, Counts> of = k -> counts.computeIfAbsent(k, absent -> Counts.empty());
    ask(DOSSIERS.formatted(key, SUMS, PERIODS), question)
        .query((ResultSet row) -> {
          readDossiers(row, of.apply(row.getString("key")));
        });
    ask(OPEN_LATE.formatted(key, PERIODS), question)
        .query((ResultSet row) -> {
          Counts unit = of.apply(row.getString("key"));
          unit.add(Measure.LATE, row.getLong("late"));
          unit.add(Measure.ON_TIME, -row.getLong("late"));
        });
    ask(PROCEDURES.formatted(key, PERIODS, COUNTED), question)
        .query((ResultSet row) -> {
          Counts unit = of.apply(row.getString("key"));
          for (Measure measure : Measure.of(Measure.From.PROCEDURES)) {
            unit.set(measure, row.getLong(measure.column()));
          }
        });
    return counts;
  }

  /** Which of the dossiers are handled and of the procedures. */
  Set<String> handled(List<String> codes, List<String> procedures) {
    if (codes.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        jdbc.sql(
                """
                select code from indices.fact
                where code = any(:codes) and handled = 1 and procedure_code = any(:procedures)
                """)
            .param("codes", codes.toArray(String[]::new))
            .param("procedures", procedures.toArray(String[]::new))
            .query((row, number) -> row.getString("code"))
            .list());
  }

  private static void readDossiers(ResultSet row, Counts counts) throws SQLException {
    for (Measure measure : Measure.of(Measure.From.DOSSIERS)) {
      if (measure.summed()) {
        counts.set(measure, row.getLong(measure.column()));
      }
    }
    // Open dossiers are on time until their limit has passed.
    counts.add(Measure.ON_TIME, row.getLong("open"));
    counts.set(Measure.SYNC_TOTAL, row.getLong("received"));
    counts.set(Measure.COPIES, row.getLong("copies"));
    counts.set(Measure.COPIES_ELECTRONIC, row.getLong("copies_electronic"));
  }

  private JdbcClient.StatementSpec ask(String sql, Question question) {
    List<Period> periods = question.periods();
    LocalDate today = LocalDate.ofInstant(question.now(), Vietnam.ZONE);
    Integer[] index = new Integer[periods.size()];
    for (int i = 0; i < index.length; i++) {
      index[i] = i;
    }
    return jdbc.sql(sql)
        .param("index", index)
        .param("from", texts(periods, Period::from))
        .param("until", texts(periods, Period::until))
        .param("day", texts(periods, p -> p.lastDay().isAfter(today) ? today : p.lastDay()))
        .param("as_of", texts(periods, p -> p.asOf(question.now())))
        .param("path", question.path() + "%")
        .param("copies", question.copies().toArray(String[]::new));
  }

  private static String[] texts(List<Period> periods, Function<Period, Object> of) {
    return periods.stream().map(of).map(String::valueOf).toArray(String[]::new);
  }

  /** Dossiers received in the year before; what the fallback of DOSSIER_SYNC divides. */
  long receivedInYear(int year, String path) {
    return jdbc.sql(
            """
            select coalesce(sum(received), 0) from indices.tally
            where month >= make_date(:year, 1, 1) and month < make_date(:year + 1, 1, 1)
              and unit_path like :path
            """)
        .param("year", year)
        .param("path", path + "%")
        .query(Long.class)
        .single();
  }
}
