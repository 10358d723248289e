package vn.lienthong.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The triggers of a table, silent while its rows are put back: what they made or refused then
 * stands in the rows. Foreign keys stay in force.
 */
final class Triggers {
  private final Catalogue.Table table;
  private final Map<String, String> states = new LinkedHashMap<>();

  private Triggers(Catalogue.Table table) {
    this.table = table;
  }

  static Triggers off(Connection connection, Catalogue.Table table) throws SQLException {
    Triggers triggers = new Triggers(table);
    try (var query =
        connection.prepareStatement(
            """
            select tgname, tgenabled::text from pg_trigger
            where tgrelid = cast(? as regclass) and not tgisinternal
            """)) {
      query.setString(1, table.qualified());
      try (var row = query.executeQuery()) {
        while (row.next()) {
          triggers.states.put(row.getString(1), row.getString(2));
        }
      }
    }
    if (!triggers.states.isEmpty()) {
      alter(connection, table, "disable trigger user");
    }
    return triggers;
  }

  /** Sets each back to what it was. */
  void on(Connection connection) throws SQLException {
    for (Map.Entry<String, String> trigger : states.entrySet()) {
      String name = Catalogue.quoted(trigger.getKey());
      switch (trigger.getValue()) {
        case "O" -> alter(connection, table, "enable trigger " + name);
        case "A" -> alter(connection, table, "enable always trigger " + name);
        case "R" -> alter(connection, table, "enable replica trigger " + name);
        default -> {
          // it was off before
        }
      }
    }
  }

  private static void alter(Connection connection, Catalogue.Table table, String what)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("alter table " + table.qualified() + " " + what);
    }
  }
}
