package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import tools.jackson.databind.json.JsonMapper;

/** Between columns and values: the driver knows neither Instant nor JSON. */
public final class Sql {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Sql() {}

  static SqlParameterValue text(@Nullable Object value) {
    return vn.lienthong.shared.db.Sql.text(value);
  }

  static SqlParameterValue number(@Nullable Integer value) {
    return new SqlParameterValue(Types.INTEGER, value);
  }

  public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Of a column that is never null. */
  public static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  public static List<UUID> uuids(ResultSet row, String column) throws SQLException {
    return Arrays.asList((UUID[]) row.getArray(column).getArray());
  }

  public static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  public static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  public static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  public static <T> T read(String json, Class<T> type) {
    return JSON.readValue(json, type);
  }
}
