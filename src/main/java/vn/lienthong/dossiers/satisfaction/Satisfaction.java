package vn.lienthong.dossiers.satisfaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.Tally;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** The scores of a quarter, of officers and agencies within reach. */
@Service
public class Satisfaction {
  static final String READ = "dossiers.report";

  private final JdbcClient jdbc;
  private final Tally tally;
  private final Questionnaires questionnaires;
  private final DirectoryApi directory;
  private final AuditApi audit;
  private final Clock clock;

  Satisfaction(
      JdbcClient jdbc,
      Tally tally,
      Questionnaires questionnaires,
      DirectoryApi directory,
      AuditApi audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.tally = tally;
    this.questionnaires = questionnaires;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Who is scored. */
  enum Whom {
    AGENCY("agency"),
    OFFICER("officer");

    private final String column;

    Whom(String column) {
      this.column = column;
    }
  }

  /** The first and the last day of the quarter of the day. */
  record Quarter(LocalDate from, LocalDate to) {
    static Quarter of(LocalDate day) {
      LocalDate first = day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      return new Quarter(first, first.plusMonths(3).minusDays(1));
    }
  }

  Scheme scheme(Whom whom, LocalDate day) {
    List<Scheme.Grade> grades =
        jdbc.sql(
                """
                select g.least, g.text, g.text_en, g.tone from dossiers.satisfaction_grade g
                join dossiers.satisfaction_scheme s on s.code = g.scheme and s.from_day = g.from_day
                where s.code = :code and s.from_day <= :day and (s.to_day is null or s.to_day >= :day)
                order by g.least desc
                """)
            .param("code", whom.name())
            .param("day", day)
            .query((row, number) ->
                new Scheme.Grade(
                    row.getBigDecimal("least"),
                    row.getString("text"),
                    row.getString("text_en"),
                    row.getString("tone")))
            .list();
    return jdbc.sql(
            """
            select * from dossiers.satisfaction_scheme
            where code = :code and from_day <= :day and (to_day is null or to_day >= :day)
            """)
        .param("code", whom.name())
        .param("day", day)
        .query((row, number) -> scheme(row, grades))
        .optional()
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  private static Scheme scheme(ResultSet row, List<Scheme.Grade> grades) throws SQLException {
    return new Scheme(
        row.getString("code"),
        Arrays.asList((String[]) row.getArray("questions").getArray()),
        row.getString("legal_basis"),
        row.getBoolean("confirmed"),
        grades);
  }

  /**
   * Puts a formula with its grades into force from a day on, until the one that is to follow it;
   * what was scored before stays as it was scored.
   */
  @Transactional
  public void put(Scheme scheme, LocalDate from, CurrentUser user) {
    boolean known = Arrays.stream(Whom.values()).anyMatch(w -> w.name().equals(scheme.code()));
    if (!known
        || scheme.questions().isEmpty()
        || scheme.legalBasis().isBlank()
        || from.isBefore(Vietnam.today(clock))) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    jdbc.sql(
            """
            update dossiers.satisfaction_scheme set to_day = :last
            where code = :code and from_day < :from and (to_day is null or to_day >= :from)
            """)
        .param("last", from.minusDays(1))
        .param("code", scheme.code())
        .param("from", from)
        .update();
    jdbc.sql(
            """
            insert into dossiers.satisfaction_scheme (code, from_day, to_day, questions,
              legal_basis, confirmed)
            values (:code, :from, (select min(from_day) - 1 from dossiers.satisfaction_scheme
              where code = :code and from_day > :from), :questions, :basis, :confirmed)
            on conflict (code, from_day) do update set questions = excluded.questions,
              legal_basis = excluded.legal_basis, confirmed = excluded.confirmed
            """)
        .param("code", scheme.code())
        .param("from", from)
        .param("questions", scheme.questions().toArray(String[]::new))
        .param("basis", scheme.legalBasis())
        .param("confirmed", scheme.confirmed())
        .update();
    jdbc.sql("delete from dossiers.satisfaction_grade where scheme = :code and from_day = :from")
        .param("code", scheme.code())
        .param("from", from)
        .update();
    for (Scheme.Grade grade : scheme.grades()) {
      jdbc.sql(
              """
              insert into dossiers.satisfaction_grade (scheme, from_day, least, text, text_en, tone)
              values (:code, :from, :least, :text, :text_en, :tone)
              """)
          .param("code", scheme.code())
          .param("from", from)
          .param("least", grade.least())
          .param("text", grade.text())
          .param("text_en", grade.textEn())
          .param("tone", grade.tone())
          .update();
    }
    audit.record(
        new AuditEvent(
            "dossiers.questionnaire",
            "rating-scheme",
            scheme.code(),
            user,
            null,
            null,
            scheme,
            null));
  }

  private record Sum(String key, String code, long answers, long points) {}

  /** Key → scores, of the whole quarter. */
  Map<String, Scores> scores(Whom whom, Quarter quarter, UnitRanges reach) {
    tally.catchUp();
    Map<String, Map<String, Scores.Given>> given = new HashMap<>();
    for (Sum sum : sums(whom, quarter, reach)) {
      given
          .computeIfAbsent(sum.key(), key -> new LinkedHashMap<>())
          .put(sum.code(), new Scores.Given(sum.answers(), sum.points()));
    }
    Map<String, Map<String, Integer>> unit =
        whom == Whom.AGENCY ? unitScores(quarter, reach) : Map.of();
    Map<String, Scores> scores = new LinkedHashMap<>();
    given.forEach((key, one) -> scores.put(key, new Scores(one, unit.getOrDefault(key, Map.of()))));
    unit.forEach((key, one) -> scores.putIfAbsent(key, new Scores(Map.of(), one)));
    return scores;
  }

  private List<Sum> sums(Whom whom, Quarter quarter, UnitRanges reach) {
    return reach.empty()
        ? new ArrayList<>()
        : jdbc.sql(
                """
                select t.%s::text as key, t.code, sum(t.answers) as answers,
                  sum(t.points) as points
                from dossiers.rating_tally t
                where t.day >= :from and t.day <= :to and exists (select 1
                  from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
                  where (t.unit_path >= r.low collate "C" and t.unit_path < r.high)
                    or (t.centre_path >= r.low collate "C" and t.centre_path < r.high))
                group by 1, 2
                """
                    .formatted(whom.column))
            .param("from", quarter.from())
            .param("to", quarter.to())
            .param("lows", reach.lows())
            .param("highs", reach.highs())
            .query((row, number) ->
                new Sum(
                    row.getString("key"),
                    row.getString("code"),
                    row.getLong("answers"),
                    row.getLong("points")))
            .list();
  }

  private record UnitPoints(String agency, String code, int points) {}

  private Map<String, Map<String, Integer>> unitScores(Quarter quarter, UnitRanges reach) {
    Map<String, Map<String, Integer>> scores = new HashMap<>();
    jdbc.sql(
            """
            select t.agency::text as agency, t.code, t.points from dossiers.unit_score t
            where t.quarter = :quarter and exists (select 1
              from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
              where t.agency_path >= r.low collate "C" and t.agency_path < r.high)
            """)
        .param("quarter", quarter.from())
        .param("lows", reach.lows())
        .param("highs", reach.highs())
        .query((row, number) ->
            new UnitPoints(row.getString("agency"), row.getString("code"), row.getInt("points")))
        .list()
        .forEach(one ->
            scores
                .computeIfAbsent(one.agency(), key -> new HashMap<>())
                .put(one.code(), one.points()));
    return scores;
  }

  /** The points of an index that is scored per unit. */
  public record UnitScore(
      @Nullable UUID agency,
      @Nullable LocalDate quarter,
      @Nullable String code,
      int points,
      @Nullable String note) {}

  @Transactional
  public void score(UnitScore score, CurrentUser user) {
    UUID agency = score.agency();
    LocalDate day = score.quarter();
    if (agency == null || day == null) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    UnitSummary unit = directory.unit(agency);
    user.require(Questionnaires.EDIT, unit.path());
    Quarter quarter = Quarter.of(day);
    boolean fits =
        questionnaires.on(quarter.to()).stream()
            .filter(Question::perUnit)
            .filter(question -> question.code().equals(score.code()))
            .flatMap(question -> question.options().stream())
            .anyMatch(option -> option.points() == score.points());
    if (!fits) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    jdbc.sql(
            """
            insert into dossiers.unit_score (agency, quarter, code, agency_name, agency_path,
              points, note, given_by, given_by_name, given_at)
            values (:agency, :quarter, :code, :name, :path, :points, :note, :by, :by_name, :at)
            on conflict (agency, quarter, code) do update set points = excluded.points,
              note = excluded.note, given_by = excluded.given_by,
              given_by_name = excluded.given_by_name, given_at = excluded.given_at
            """)
        .param("agency", agency)
        .param("quarter", quarter.from())
        .param("code", score.code())
        .param("name", unit.name())
        .param("path", unit.path())
        .param("points", score.points())
        .param("note", score.note() == null ? "" : score.note().strip())
        .param("by", user.id())
        .param("by_name", user.name())
        .param("at", Sql.time(now))
        .update();
    audit.record(
        new AuditEvent(
            "dossiers.unit-scored", "unit", unit.name(), user, unit.path(), null, score, null));
  }
}
