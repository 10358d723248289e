package vn.lienthong.indices;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.procedures.ProcedureHistory;

/** What procedures were and who handled them. */
@Repository
class ServiceRepository {
  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  ServiceRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void replace(
      String code,
      List<ServiceFacts.Span> spans,
      List<ProcedureHistory.Handling> handling,
      Map<UUID, String> paths) {
    jdbc.sql("delete from indices.service where code = :code").param("code", code).update();
    jdbc.sql("delete from indices.service_unit where code = :code").param("code", code).update();
    batches.batchUpdate(
        """
        insert into indices.service (code, from_day, until_day, version_id, name, online, fee,
          fee_online, content_full, missing, paper)
        values (:code, :from, :until, :version, :name, :online, :fee, :feeOnline, :full, :missing,
          :paper)
        """,
        spans.stream().map(span -> row(code, span)).toArray(SqlParameterSource[]::new));
    batches.batchUpdate(
        """
        insert into indices.service_unit (code, unit_id, from_day, until_day, unit_path)
        values (:code, :unit, :from, :until, :path)
        """,
        handling.stream()
            .map(h ->
                days(code, h.from(), h.until())
                    .addValue("unit", h.unit())
                    .addValue("path", Objects.requireNonNull(paths.get(h.unit()))))
            .toArray(SqlParameterSource[]::new));
  }

  private static MapSqlParameterSource row(String code, ServiceFacts.Span span) {
    return days(code, span.from(), span.until())
        .addValue("version", span.version())
        .addValue("name", span.name())
        .addValue("online", span.online() ? 1 : 0)
        .addValue("fee", span.fee() ? 1 : 0)
        .addValue("feeOnline", span.feeOnline() ? 1 : 0)
        .addValue("full", span.missing().isEmpty() ? 1 : 0)
        .addValue("missing", String.join(" ", span.missing()))
        .addValue("paper", span.paper() ? 1 : 0);
  }

  private static MapSqlParameterSource days(
      String code, LocalDate from, @Nullable LocalDate until) {
    return new MapSqlParameterSource("code", code)
        .addValue("from", from)
        .addValue("until", until, Types.DATE);
  }

  /** Keeps the day of a decision that a person typed. */
  void publish(String code, List<ServiceFacts.Publication> publications) {
    batches.batchUpdate(
        """
        insert into indices.publication (version_id, code, name, level, decision, decision_day,
          effective_day, published_day)
        values (:version, :code, :name, :level, :decision, :decisionDay, :effective, :published)
        on conflict (version_id) do nothing
        """,
        publications.stream()
            .map(p ->
                new MapSqlParameterSource("code", code)
                    .addValue("version", p.version())
                    .addValue("name", p.name())
                    .addValue("level", p.ministry() ? "MINISTRY" : "PROVINCE")
                    .addValue("decision", p.decision())
                    .addValue("decisionDay", p.decisionDay(), Types.DATE)
                    .addValue("effective", p.effective())
                    .addValue("published", p.published()))
            .toArray(SqlParameterSource[]::new));
  }
}
