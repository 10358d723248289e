package vn.lienthong.indices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.db.Sql;

/** The indicator set as it is stored. */
@Repository
class CatalogueRepository {
  private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CatalogueRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Catalogue load() {
    return new Catalogue(
        jdbc.sql("select code, name, name_en from indices.indicator_group order by place")
            .query((row, i) ->
                new Catalogue.Group(row.getString(1), row.getString(2), row.getString(3)))
            .list(),
        jdbc.sql(
                """
                select code, number, group_code, name, name_en from indices.indicator order by place
                """)
            .query((row, i) ->
                new Catalogue.Indicator(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
            .list(),
        jdbc
            .sql("select * from indices.formula order by indicator, from_day")
            .query((row, i) -> formula(row))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(Formula::indicator, LinkedHashMap::new, Collectors.toList())),
        jdbc.sql("select * from indices.rank order by from_day, from_points desc")
            .query((row, i) ->
                new Catalogue.Rank(
                    row.getObject("from_day", LocalDate.class),
                    row.getDouble("from_points"),
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("name_en"),
                    row.getString("tone"),
                    row.getString("legal_basis"),
                    row.getBoolean("confirmed")))
            .list());
  }

  private Formula formula(ResultSet row) throws SQLException {
    String also = row.getString("also");
    String times = row.getString("times");
    return new Formula(
        row.getString("indicator"),
        row.getObject("from_day", LocalDate.class),
        row.getDouble("max"),
        Formula.Kind.valueOf(row.getString("kind")),
        Measure.valueOf(row.getString("counted")),
        also == null ? null : Measure.valueOf(also),
        Measure.valueOf(row.getString("among")),
        row.getDouble("target"),
        times == null ? null : Formula.Times.valueOf(times),
        Formula.WhenEmpty.valueOf(row.getString("when_empty")),
        json.readValue(row.getString("parameters"), PARAMETERS),
        row.getString("legal_basis"),
        row.getBoolean("confirmed"),
        row.getString("note"),
        row.getString("entered_by"),
        Sql.at(row, "entered_at"));
  }

  /** A formula for a period that has not begun; one planned for the same day is replaced. */
  void put(Formula formula) {
    jdbc.sql(
            """
            insert into indices.formula (indicator, from_day, max, kind, counted, also, among, target,
              times, when_empty, parameters, legal_basis, confirmed, note, entered_by, entered_at)
            values (:indicator, :from, :max, :kind, :counted, :also, :among, :target, :times, :empty,
              cast(:parameters as jsonb), :basis, :confirmed, :note, :by, :at)
            on conflict (indicator, from_day) do update set max = excluded.max,
              kind = excluded.kind, counted = excluded.counted, also = excluded.also,
              among = excluded.among, target = excluded.target, times = excluded.times,
              when_empty = excluded.when_empty, parameters = excluded.parameters,
              legal_basis = excluded.legal_basis, confirmed = excluded.confirmed,
              note = excluded.note, entered_by = excluded.entered_by,
              entered_at = excluded.entered_at
            """)
        .param("indicator", formula.indicator())
        .param("from", formula.from())
        .param("max", formula.max())
        .param("kind", formula.kind().name())
        .param("counted", formula.counted().name())
        .param("also", formula.also() == null ? null : formula.also().name())
        .param("among", formula.among().name())
        .param("target", formula.target())
        .param("times", formula.times() == null ? null : formula.times().name())
        .param("empty", formula.whenEmpty().name())
        .param("parameters", json.writeValueAsString(formula.parameters()))
        .param("basis", formula.basis())
        .param("confirmed", formula.confirmed())
        .param("note", formula.note())
        .param("by", formula.enteredBy())
        .param("at", Sql.utc(formula.enteredAt()))
        .update();
  }
}
