package vn.lienthong.dossiers.direction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;

/**
 * What the open dossiers are narrowed to.
 *
 * @param unit on whose desk they lie
 * @param officer whose name the desk bears; the zero id for nobody's
 */
record StuckFilter(
    @Nullable Waiting waiting,
    @Nullable UUID unit,
    @Nullable String step,
    @Nullable UUID officer,
    boolean late) {
  static final UUID NOBODY = new UUID(0, 0);

  static StuckFilter read(Map<String, String> asked) {
    return new StuckFilter(
        Waiting.of(asked.get("waiting")).orElse(null),
        id(asked.get("unit")),
        text(asked.get("step")),
        id(asked.get("officer")),
        "true".equals(asked.get("late")));
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable UUID id(@Nullable String value) {
    String text = text(value);
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  String sql() {
    StringBuilder sql = new StringBuilder();
    if (waiting != null) {
      sql.append(" and o.waiting = :waiting");
    }
    if (unit != null) {
      sql.append(" and o.desk_unit = :unit");
    }
    if (step != null) {
      sql.append(" and o.step_name = :step");
    }
    if (officer != null) {
      sql.append(officer.equals(NOBODY) ? " and o.assignee is null" : " and o.assignee = :officer");
    }
    if (late) {
      sql.append(" and ").append(StuckRepository.LATE);
    }
    return sql.toString();
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
    JdbcClient.StatementSpec bound = sql;
    if (waiting != null) {
      bound = bound.param("waiting", waiting.name());
    }
    if (unit != null) {
      bound = bound.param("unit", unit);
    }
    if (step != null) {
      bound = bound.param("step", step);
    }
    if (officer != null && !officer.equals(NOBODY)) {
      bound = bound.param("officer", officer);
    }
    return bound;
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (waiting != null) {
      parameters.put("waiting", waiting.name());
    }
    if (unit != null) {
      parameters.put("unit", unit.toString());
    }
    if (step != null) {
      parameters.put("step", step);
    }
    if (officer != null) {
      parameters.put("officer", officer.toString());
    }
    if (late) {
      parameters.put("late", "true");
    }
    return parameters;
  }

  String url(String path, String... more) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
    Map<String, String> values = new LinkedHashMap<>(parameters());
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    values.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
    return url.encode().buildAndExpand(values).toUriString();
  }
}
