package vn.lienthong.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The adapter versions. */
@Repository
class Adapters {
  private final JdbcClient jdbc;

  Adapters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The version that is spoken on the day. */
  Adapter on(LocalDate day) {
    return jdbc.sql(
            """
            select * from sync.adapter where valid_from <= :day order by valid_from desc limit 1
            """)
        .param("day", day)
        .query((row, i) -> read(row))
        .single();
  }

  private Adapter read(ResultSet row) throws SQLException {
    String version = row.getString("version");
    return new Adapter(
        version,
        row.getObject("valid_from", LocalDate.class),
        row.getString("legal_basis"),
        row.getBoolean("confirmed"),
        fields(version),
        codes(version),
        new HashSet<>(
            jdbc.sql("select error_code from sync.passing_error where adapter = :adapter")
                .param("adapter", version)
                .query(String.class)
                .list()));
  }

  private Map<String, List<Adapter.Field>> fields(String version) {
    return jdbc
        .sql("select * from sync.field where adapter = :adapter order by place")
        .param("adapter", version)
        .query((row, i) -> field(row))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                field -> field.service() + "/" + field.block(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static Adapter.Field field(ResultSet row) throws SQLException {
    return new Adapter.Field(
        row.getString("message"),
        row.getString("block"),
        row.getString("field"),
        row.getString("source"),
        Adapter.Format.valueOf(row.getString("format")),
        row.getString("list"),
        Adapter.Demand.valueOf(row.getString("required")),
        row.getObject("most", Integer.class),
        row.getString("label"),
        row.getString("label_en"),
        Adapter.Remedy.valueOf(row.getString("remedy")));
  }

  private Map<String, Map<String, String>> codes(String version) {
    Map<String, Map<String, String>> codes = new HashMap<>();
    jdbc.sql(
            "select list, ours, theirs from sync.code where adapter = :adapter order by list,"
                + " theirs")
        .param("adapter", version)
        .query((row, i) ->
            Optional.ofNullable(
                codes
                    .computeIfAbsent(row.getString("list"), list -> new LinkedHashMap<>())
                    .put(row.getString("ours"), row.getString("theirs"))))
        .list();
    return codes;
  }
}
