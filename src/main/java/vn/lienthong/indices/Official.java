package vn.lienthong.indices;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.db.Sql;

/**
 * Scores that the national dashboard published, typed or taken from its answer, beside ours. The
 * official score is always theirs.
 */
@Service
class Official {
  static final String TOTAL = "TOTAL";

  /** Formulas reproduce the dashboard within this; more is worth a look. */
  static final double TOLERANCE = 0.015;

  private final JdbcClient jdbc;
  private final IndicesDesk desk;
  private final AuditApi audit;
  private final Clock clock;

  Official(JdbcClient jdbc, IndicesDesk desk, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.desk = desk;
    this.audit = audit;
    this.clock = clock;
  }

  static boolean differs(double difference) {
    return Math.abs(difference) > TOLERANCE + 1e-9;
  }

  /** A published score of the total, a group or an indicator. */
  record Score(String subject, double score, String source, String enteredBy, Instant enteredAt) {}

  /**
   * Ours beside theirs.
   *
   * @param local null where the indicator does not apply here
   * @param official null where none is known
   */
  record Line(
      String subject,
      String name,
      String nameEn,
      boolean heading,
      double max,
      @Nullable Double local,
      @Nullable Score official) {
    /** Ours less theirs. */
    @Nullable Double difference() {
      return local == null || official == null ? null : local - official.score();
    }

    boolean differs() {
      Double difference = difference();
      return difference != null && Official.differs(difference);
    }
  }

  List<Line> compare(UnitSummary unit, Scorecard card) {
    Map<String, Score> known = scores(unit.id(), card.period());
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(TOTAL, "", "", true, card.max(), card.total(), known.get(TOTAL)));
    for (Scorecard.GroupScore group : card.groups()) {
      lines.add(
          new Line(
              group.group().code(),
              group.group().name(),
              group.group().nameEn(),
              true,
              group.max(),
              group.points(),
              known.get(group.group().code())));
      for (IndicatorScore score : group.indicators()) {
        if (score.formula().scores()) {
          lines.add(
              new Line(
                  score.indicator().code(),
                  score.indicator().number() + " " + score.indicator().name(),
                  score.indicator().number() + " " + score.indicator().nameEn(),
                  false,
                  score.formula().max(),
                  score.points(),
                  known.get(score.indicator().code())));
        }
      }
    }
    return lines;
  }

  Map<String, Score> scores(UUID unit, Period period) {
    Map<String, Score> known = new LinkedHashMap<>();
    jdbc.sql("select * from indices.official where unit_id = :unit and period = :period")
        .param("unit", unit)
        .param("period", period.text())
        .query((java.sql.ResultSet row) -> {
          known.put(
              row.getString("subject"),
              new Score(
                  row.getString("subject"),
                  row.getDouble("score"),
                  row.getString("source"),
                  row.getString("entered_by"),
                  Sql.at(row, "entered_at")));
        });
    return known;
  }

  /** Lines "code; score" as they were pasted; unknown codes and unreadable numbers are refused. */
  record Pasted(Map<String, Double> scores, List<String> wrong) {}

  static Pasted read(String text, Catalogue catalogue) {
    Map<String, Double> scores = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    for (String line : text.strip().split("\\R", -1)) {
      if (line.isBlank()) {
        continue;
      }
      String[] cells = line.strip().split("\\s*[;\\t]\\s*|\\s{2,}", -1);
      Optional<Double> score = cells.length == 2 ? NumberText.parse(cells[1]) : Optional.empty();
      if (score.isEmpty() || !known(cells[0], catalogue)) {
        wrong.add(line.strip());
      } else {
        scores.put(subject(cells[0], catalogue), score.get());
      }
    }
    return new Pasted(scores, wrong);
  }

  static boolean known(String word, Catalogue catalogue) {
    return word.equals(TOTAL)
        || catalogue.groups().stream().anyMatch(g -> g.code().equals(word))
        || catalogue.indicators().stream()
            .anyMatch(i -> i.code().equals(word) || i.number().equals(word));
  }

  private static String subject(String word, Catalogue catalogue) {
    return catalogue.indicators().stream()
        .filter(i -> i.number().equals(word))
        .map(Catalogue.Indicator::code)
        .findFirst()
        .orElse(word);
  }

  /** Totals of all units in the period, where one is known. */
  Map<UUID, Double> totals(Period period) {
    Map<UUID, Double> totals = new LinkedHashMap<>();
    jdbc.sql(
            """
            select unit_id, score from indices.official
            where period = :period and subject = 'TOTAL'
            """)
        .param("period", period.text())
        .query((java.sql.ResultSet row) -> {
          totals.put(row.getObject("unit_id", UUID.class), row.getDouble("score"));
        });
    return totals;
  }

  @Transactional
  public void enter(
      UnitSummary unit,
      Period period,
      Map<String, Double> scores,
      String source,
      CurrentUser user) {
    desk.requireEdit(user);
    Map<String, Score> before = scores(unit.id(), period);
    store(Map.of(unit, scores), period, source, user);
    record(unit.id() + " " + period.text(), unit.path(), before, scores, source, user);
  }

  /** The scores of many units from one file. */
  @Transactional
  public void enter(
      Map<UnitSummary, Map<String, Double>> scores,
      Period period,
      String source,
      CurrentUser user) {
    desk.requireEdit(user);
    store(scores, period, source, user);
    Map<String, Object> after = new LinkedHashMap<>();
    scores.forEach((unit, one) -> after.put(unit.name(), one));
    record(period.text(), desk.province().path(), null, after, source, user);
  }

  private void record(
      String object,
      String path,
      @Nullable Object before,
      Object after,
      String source,
      CurrentUser user) {
    audit.record(
        new AuditEvent(
            "indices.official-entered", "indices", object, user, path, before, after, source));
  }

  private void store(
      Map<UnitSummary, Map<String, Double>> scores,
      Period period,
      String source,
      CurrentUser user) {
    List<UUID> units = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    List<Double> points = new ArrayList<>();
    scores.forEach((unit, one) ->
        one.forEach((subject, score) -> {
          units.add(unit.id());
          subjects.add(subject);
          points.add(score);
        }));
    jdbc.sql(
            """
            insert into indices.official (unit_id, period, subject, score, source, entered_by,
              entered_at)
            select u, :period, s, p, :source, :by, :now
            from unnest(cast(:units as uuid[]), cast(:subjects as text[]),
              cast(:points as numeric[])) as t(u, s, p)
            on conflict (unit_id, period, subject) do update set score = excluded.score,
              source = excluded.source, entered_by = excluded.entered_by,
              entered_at = excluded.entered_at
            """)
        .param("units", units.toArray(UUID[]::new))
        .param("period", period.text())
        .param("subjects", subjects.toArray(String[]::new))
        .param("points", points.toArray(Double[]::new))
        .param("source", source)
        .param("by", user.name())
        .param("now", Sql.utc(clock.instant()))
        .update();
  }
}
