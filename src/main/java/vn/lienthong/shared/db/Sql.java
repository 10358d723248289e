package vn.lienthong.shared.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import vn.lienthong.shared.Vietnam;

/** Between columns and values that the driver does not know. */
public final class Sql {
  private Sql() {}

  public static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }

  /** The first moment of the day in Vietnam. */
  public static OffsetDateTime start(LocalDate day) {
    return utc(day.atStartOfDay(Vietnam.ZONE).toInstant());
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Of a column that is never null. */
  public static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Of a column that is never null. */
  public static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  public static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /**
   * A value that may be missing, as text for a cast in the statement: the driver prepares a
   * statement anew whenever a parameter is null that was not, unless its type is told.
   */
  public static SqlParameterValue text(@Nullable Object value) {
    return new SqlParameterValue(Types.VARCHAR, value == null ? null : value.toString());
  }
}
