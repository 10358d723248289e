package vn.lienthong.proactive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.db.Sql;

@Repository
class RuleRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  RuleRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** How a rule did. */
  record Figures(
      UUID ruleId,
      long served,
      long open,
      long confirmed,
      long refused,
      long adjusted,
      long lapsed,
      long executed) {
    static Figures none(UUID rule) {
      return new Figures(rule, 0, 0, 0, 0, 0, 0, 0);
    }
  }

  private Map<String, @Nullable Object> columns(Rule r) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("id", r.id());
    columns.put("version", r.version());
    columns.put("code", r.code());
    columns.put("title", r.title());
    columns.put("text", r.text());
    columns.put("level", r.level());
    columns.put("trigger", r.trigger().name());
    columns.put("kind", r.kind());
    columns.put("years", r.years());
    columns.put("days", r.days());
    columns.put("procedure", r.procedureCode());
    columns.put("options", json.writeValueAsString(r.options()));
    columns.put("prefill", json.writeValueAsString(r.prefill()));
    columns.put("agency", r.agency());
    columns.put("hours", r.undoHours());
    columns.put("from", r.validFrom());
    columns.put("until", r.validUntil());
    columns.put("basis", r.legalBasis());
    columns.put("state", r.state().name());
    columns.put("at", Sql.utc(r.changedAt()));
    columns.put("by", r.changedBy());
    return columns;
  }

  void insert(Rule rule) {
    jdbc.sql(
            """
            insert into proactive.rule (id, version, code, title, text, level, trigger, kind, years,
              days, procedure_code, options, prefill, agency, undo_hours, valid_from, valid_until,
              legal_basis, state, changed_at, changed_by_name)
            values (:id, :version, :code, :title, :text, :level, :trigger, :kind, :years, :days,
              :procedure, cast(:options as jsonb), cast(:prefill as jsonb), :agency, :hours, :from,
              :until, :basis, :state, :at, :by)
            """)
        .params(columns(rule))
        .update();
  }

  /** Over the version that was read; refuses when somebody was faster. */
  void update(Rule rule) {
    int changed =
        jdbc.sql(
                """
                update proactive.rule set version = version + 1, title = :title, text = :text,
                  level = :level, trigger = :trigger, kind = :kind, years = :years, days = :days,
                  procedure_code = :procedure, options = cast(:options as jsonb),
                  prefill = cast(:prefill as jsonb), agency = :agency, undo_hours = :hours,
                  valid_from = :from, valid_until = :until, legal_basis = :basis, state = :state,
                  changed_at = :at, changed_by_name = :by
                where id = :id and version = :version
                """)
            .params(columns(rule))
            .update();
    if (changed == 0) {
      throw new AppException(SharedErrors.CHANGED_MEANWHILE);
    }
  }

  List<Rule> all() {
    return jdbc.sql("select * from proactive.rule order by state, code").query(this::row).list();
  }

  Optional<Rule> find(UUID id) {
    return jdbc.sql("select * from proactive.rule where id = :id")
        .param("id", id)
        .query(this::row)
        .optional();
  }

  boolean taken(String code) {
    return jdbc.sql("select exists (select 1 from proactive.rule where code = :code)")
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  List<Rule> active() {
    return jdbc.sql("select * from proactive.rule where state = 'ACTIVE' order by code")
        .query(this::row)
        .list();
  }

  List<Rule> onEntry(String kind) {
    return jdbc.sql(
            """
            select * from proactive.rule
            where state = 'ACTIVE' and trigger = 'PAPER_ENTERED' and kind = :kind order by code
            """)
        .param("kind", kind)
        .query(this::row)
        .list();
  }

  Map<UUID, Figures> figures() {
    Map<UUID, Figures> all = new HashMap<>();
    jdbc.sql(
            """
            select rule_id, count(*) as served,
              count(*) filter (where state in ('OFFERED', 'EXECUTED')) as open,
              count(*) filter (where state = 'CONFIRMED') as confirmed,
              count(*) filter (where state = 'REFUSED') as refused,
              count(*) filter (where state = 'ADJUSTED') as adjusted,
              count(*) filter (where state = 'LAPSED') as lapsed,
              count(*) filter (where dossier_id is not null) as executed
            from proactive.service group by rule_id
            """)
        .query((row, i) -> {
          UUID rule = row.getObject("rule_id", UUID.class);
          return all.put(
              rule,
              new Figures(
                  rule,
                  row.getLong("served"),
                  row.getLong("open"),
                  row.getLong("confirmed"),
                  row.getLong("refused"),
                  row.getLong("adjusted"),
                  row.getLong("lapsed"),
                  row.getLong("executed")));
        })
        .list();
    return all;
  }

  private Rule row(ResultSet row, int number) throws SQLException {
    return new Rule(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getString("code"),
        row.getString("title"),
        row.getString("text"),
        row.getInt("level"),
        Rule.Trigger.valueOf(row.getString("trigger")),
        row.getString("kind"),
        row.getObject("years", Integer.class),
        row.getInt("days"),
        row.getString("procedure_code"),
        json.readValue(row.getString("options"), new TypeReference<List<Rule.Option>>() {}),
        json.readValue(row.getString("prefill"), new TypeReference<Map<String, String>>() {}),
        row.getObject("agency", UUID.class),
        row.getInt("undo_hours"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        row.getString("legal_basis"),
        Rule.State.valueOf(row.getString("state")),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getString("changed_by_name"));
  }
}
