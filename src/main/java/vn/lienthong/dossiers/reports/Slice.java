package vn.lienthong.dossiers.reports;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a report is narrowed to: one agency, unit, sector, procedure, officer or channel each. */
record Slice(Map<Grouping, String> only) {
  static final Slice ALL = new Slice(Map.of());

  Slice {
    only = Map.copyOf(only);
  }

  static Slice read(Map<String, String> parameters) {
    Map<Grouping, String> only = new EnumMap<>(Grouping.class);
    for (Grouping grouping : Grouping.values()) {
      String value = parameters.get(grouping.word());
      if (value != null && !value.isBlank()) {
        only.put(grouping, value.strip());
      }
    }
    return new Slice(only);
  }

  Slice with(Grouping grouping, String value) {
    Map<Grouping, String> more = new EnumMap<>(Grouping.class);
    more.putAll(only);
    more.put(grouping, value);
    return new Slice(more);
  }

  /** Conditions on the columns of the alias; "none" is no sector. */
  String sql(String alias) {
    StringBuilder sql = new StringBuilder();
    for (Grouping grouping : Grouping.values()) {
      if (only.containsKey(grouping)) {
        sql.append(" and %s.%s::text = :%s".formatted(alias, grouping.column(), grouping.word()));
      }
    }
    return sql.toString();
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
    JdbcClient.StatementSpec bound = sql;
    for (Map.Entry<Grouping, String> one : only.entrySet()) {
      bound = bound.param(one.getKey().word(), one.getValue().equals("none") ? "" : one.getValue());
    }
    return bound;
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Grouping grouping : Grouping.values()) {
      String value = only.get(grouping);
      if (value != null) {
        parameters.put(grouping.word(), value);
      }
    }
    return parameters;
  }
}
