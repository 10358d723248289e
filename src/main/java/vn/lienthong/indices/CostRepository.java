package vn.lienthong.indices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

/** The dossiers and procedures behind lost points, a page at a time by key. */
@Repository
class CostRepository {
  private static final String NAME =
      """
      (select s.name from indices.service s where s.code = f.procedure_code
        order by s.from_day desc limit 1) as procedure_name
      """;

  private final JdbcClient jdbc;

  CostRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A dossier, without anything about the people in it. */
  record CostRow(
      UUID dossierId,
      String code,
      String procedureCode,
      @Nullable String procedureName,
      String status,
      Instant receivedAt,
      EndRule endRule,
      @Nullable Instant endedAt,
      @Nullable Instant limitAt,
      Limit.Rule limitRule,
      int requests) {}

  /**
   * Whose dossiers, received when.
   *
   * @param asOf what is open is compared with it
   */
  record Question(String path, LocalDate from, LocalDate until, List<String> copies, Instant asOf) {
    static Question of(UnitSummary unit, Period period, Catalogue catalogue, Instant now) {
      return new Question(
          unit.path(),
          period.from(),
          period.until(),
          catalogue.copies(period.lastDay()),
          period.asOf(now));
    }
  }

  /** Condition for what a formula does not count although it is among those counted. */
  static String lost(Formula formula) {
    String among = formula.among().predicate();
    String counted = formula.counted().predicate();
    return switch (formula.kind()) {
      case SHARE -> among + " and not coalesce(" + counted + ", false)";
      case REST ->
          among
              + " and ("
              + counted
              + (formula.also() == null ? "" : " or " + formula.also().predicate())
              + ")";
      case AVERAGE -> "false";
    };
  }

  List<CostRow> dossiers(Formula formula, Question question, @Nullable UUID after, int most) {
    return jdbc.sql(
            """
            select f.*, %s from indices.fact f
            where month >= :from and month < :until and unit_path like :path and %s
              and (cast(:after as uuid) is null or dossier_id > :after)
            order by dossier_id limit :most
            """
                .formatted(NAME, lost(formula)))
        .param("from", question.from())
        .param("until", question.until())
        .param("path", question.path() + "%")
        .param("copies", question.copies().toArray(String[]::new))
        .param("as_of", Sql.utc(question.asOf()))
        .param("after", after, java.sql.Types.OTHER)
        .param("most", most)
        .query((row, i) -> dossier(row))
        .list();
  }

  private static CostRow dossier(ResultSet row) throws SQLException {
    return new CostRow(
        row.getObject("dossier_id", UUID.class),
        row.getString("code"),
        row.getString("procedure_code"),
        row.getString("procedure_name"),
        row.getString("status"),
        Sql.at(row, "received_at"),
        EndRule.valueOf(row.getString("end_rule")),
        Sql.instant(row, "ended_at"),
        Sql.instant(row, "limit_at"),
        Limit.Rule.valueOf(row.getString("limit_rule")),
        row.getInt("requests"));
  }

  /** After which row the next page of risks begins: by limit, then id. */
  record Key(String limit, UUID id) {
    static Key of(CostRow row) {
      return new Key(
          row.limitAt() == null ? "infinity" : row.limitAt().toString(), row.dossierId());
    }

    static @Nullable Key read(String text) {
      int at = text.lastIndexOf('_');
      return at < 0
          ? null
          : new Key(text.substring(0, at), UUID.fromString(text.substring(at + 1)));
    }

    String text() {
      return limit + "_" + id;
    }
  }

  /** When a risk is one. */
  record Moment(Instant now, Instant soon) {}

  List<CostRow> risks(Risk risk, String path, Moment moment, @Nullable Key after, int most) {
    return jdbc.sql(
            """
            select f.*, %s from indices.fact f
            where %s and unit_path like :path
              and (cast(:after as uuid) is null
                or (coalesce(limit_at, 'infinity'), dossier_id)
                  > (cast(:limit as timestamptz), cast(:after as uuid)))
            order by coalesce(limit_at, 'infinity'), dossier_id limit :most
            """
                .formatted(NAME, risk.predicate()))
        .param("path", path + "%")
        .param("now", Sql.utc(moment.now()))
        .param("soon", Sql.utc(moment.soon()))
        .param("limit", after == null ? "infinity" : after.limit())
        .param("after", after == null ? null : after.id(), java.sql.Types.OTHER)
        .param("most", most)
        .query((row, i) -> dossier(row))
        .list();
  }

  /** How many of each, from the sums or from indexes that hold only such dossiers. */
  Map<Risk, Long> risks(String path, Moment moment, Set<Risk> which) {
    String counts =
        which.stream()
            .map(risk ->
                "(%s and unit_path like :path) as %s"
                    .formatted(risk.count(), risk.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    return jdbc.sql("select " + counts)
        .param("path", path + "%")
        .param("now", Sql.utc(moment.now()))
        .param("soon", Sql.utc(moment.soon()))
        .query((row, i) -> {
          Map<Risk, Long> found = new EnumMap<>(Risk.class);
          for (Risk risk : which) {
            found.put(risk, row.getLong(risk.name().toLowerCase(Locale.ROOT)));
          }
          return found;
        })
        .single();
  }

  /**
   * A procedure of the unit with what it had in the period.
   *
   * @param missing mandatory parts that it lacks
   */
  record ProcedureRow(
      String code,
      String name,
      List<String> missing,
      boolean online,
      boolean fee,
      long received,
      long receivedOnline,
      long paidOnline,
      long ended,
      long workedMinutes) {
    double averageMinutes() {
      return ended == 0 ? 0 : (double) workedMinutes / ended;
    }
  }

  /** Procedures that cost points; those with an average for a formula of that kind. */
  List<ProcedureRow> procedures(Formula formula, Question question, String after, int most) {
    String wanted = formula.scores() ? lost(formula) : "ended > 0";
    return jdbc.sql(
            """
            with known as (
              select s.code, max(s.name) as name, max(s.missing) as missing,
                max(s.online) as online, max(s.fee) as fee, max(s.fee_online) as fee_online,
                max(s.content_full) as content_full
              from indices.service s join indices.service_unit t on t.code = s.code
              where s.from_day <= :on and (s.until_day is null or s.until_day >= :on)
                and t.from_day <= :on and (t.until_day is null or t.until_day >= :on)
                and t.unit_path like :path and s.code > :after group by 1),
            used as (
              select procedure_code as code, sum(received) as received,
                sum(online) as online_dossiers, sum(paid_online) as paid_online,
                sum(connected) as connected, sum(ended) as ended,
                sum(worked_minutes) as worked_minutes
              from indices.tally
              where month >= :from and month < :until and unit_path like :path
                and procedure_code > :after group by 1)
            select * from known left join used using (code) where %s order by code limit :most
            """
                .formatted(wanted))
        .param("from", question.from())
        .param("until", question.until())
        .param("on", LocalDate.ofInstant(question.asOf().minusNanos(1), Vietnam.ZONE))
        .param("path", question.path() + "%")
        .param("after", after)
        .param("most", most)
        .query((row, i) -> {
          String missing = row.getString("missing");
          return new ProcedureRow(
              row.getString("code"),
              row.getString("name"),
              missing.isEmpty() ? List.of() : List.of(missing.split(" ")),
              row.getInt("online") == 1,
              row.getInt("fee") == 1,
              row.getLong("received"),
              row.getLong("online_dossiers"),
              row.getLong("paid_online"),
              row.getLong("ended"),
              row.getLong("worked_minutes"));
        })
        .list();
  }
}
