package vn.lienthong.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import vn.lienthong.shared.db.Sql;

/** The unit whose money it is; all of its accounts bear its id. */
public record Payee(UUID unitId, String path, String name) {
  /** Money of which nobody knows whose it is; only a province-wide post sees it. */
  public static final Payee NOBODY =
      new Payee(new UUID(0, 0), "/", "(chưa xác định đơn vị / unit not known)");

  public static Payee of(ResultSet row) throws SQLException {
    return new Payee(
        Sql.id(row, "unit_id"), row.getString("unit_path"), row.getString("unit_name"));
  }
}
