package vn.lienthong.dossiers.desk;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossiersErrors;
import vn.lienthong.dossiers.Folded;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Vietnam;

/**
 * What a list is narrowed to.
 *
 * @param text words of the code, of names or of the subject; accents and punctuation do not matter
 * @param from first day of reception in Vietnam
 * @param to last day of reception in Vietnam
 * @param unread days that were typed and are none, by field: they narrow nothing, and whoever typed
 *     them is told
 */
public record Filter(
    @Nullable String text,
    @Nullable String procedure,
    @Nullable DossierStatus status,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Map<String, String> unread) {
  public static final Filter NONE = new Filter(null, null, null, null, null, Map.of());
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");

  public Filter {
    unread = Map.copyOf(unread);
  }

  /** Reads what somebody typed for a page, which says what of it cannot be read. */
  static Filter read(Map<String, String> parameters) {
    Map<String, String> unread = new LinkedHashMap<>();
    for (String field : List.of("from", "to")) {
      String typed = blank(parameters.get(field));
      if (typed != null && day(typed) == null) {
        unread.put(field, typed);
      }
    }
    return new Filter(
        blank(parameters.get("q")),
        blank(parameters.get("procedure")),
        status(parameters.get("status")),
        day(parameters.get("from")),
        day(parameters.get("to")),
        unread);
  }

  /** The same for a file or a program, which would not see that a day was left out. */
  public static Filter readAll(Map<String, String> parameters) {
    Filter filter = read(parameters);
    filter
        .unread()
        .forEach((field, typed) -> {
          throw new AppException(DossiersErrors.NO_SUCH_DAY, typed);
        });
    return filter;
  }

  private static @Nullable DossierStatus status(@Nullable String name) {
    return Arrays.stream(DossierStatus.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** 22/11/2026 or 2026-11-22. */
  public static @Nullable LocalDate day(@Nullable String text) {
    return DayText.parse(text).orElse(null);
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  boolean empty() {
    return equals(NONE);
  }

  String sql() {
    StringBuilder sql = new StringBuilder();
    if (text != null) {
      sql.append(" and d.find like :text ");
    }
    if (procedure != null) {
      sql.append(" and d.procedure_code = :procedure ");
    }
    if (status != null) {
      sql.append(" and d.status = :status ");
    }
    if (from != null) {
      sql.append(" and d.received_at >= :from ");
    }
    if (to != null) {
      sql.append(" and d.received_at < :to ");
    }
    return sql.toString();
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
    JdbcClient.StatementSpec bound = sql;
    if (text != null) {
      bound = bound.param("text", "%" + Folded.of(text) + "%");
    }
    if (procedure != null) {
      bound = bound.param("procedure", procedure);
    }
    if (status != null) {
      bound = bound.param("status", status.name());
    }
    if (from != null) {
      bound = bound.param("from", Sql.time(from.atStartOfDay(Vietnam.ZONE).toInstant()));
    }
    if (to != null) {
      bound = bound.param("to", Sql.time(to.plusDays(1).atStartOfDay(Vietnam.ZONE).toInstant()));
    }
    return bound;
  }

  /** As query parameters, to keep it on links. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, "q", text);
    put(parameters, "procedure", procedure);
    put(parameters, "status", status == null ? null : status.name());
    put(parameters, "from", from == null ? unread.get("from") : DAY.format(from));
    put(parameters, "to", to == null ? unread.get("to") : DAY.format(to));
    return parameters;
  }

  /**
   * The path with the filter as its query.
   *
   * @param more further names and values, before the filter
   */
  String url(String path, String... more) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    values.putAll(parameters());
    values.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
    return url.encode().buildAndExpand(values).toUriString();
  }

  private static void put(Map<String, String> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
