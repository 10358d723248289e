package vn.lienthong.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the database says of its own tables. */
final class Catalogue {
  /** Schemas that we made; in an external database others may stand beside them. */
  private static final String OURS =
      """
      (n.nspname = 'events' or exists (select 1 from pg_class h
        where h.relnamespace = n.oid and h.relname = 'schema_history' and h.relkind = 'r'))
      """;

  private Catalogue() {}

  /**
   * @param columns those that are stored, without what the database computes itself
   * @param order columns of the primary key; all columns where there is none
   */
  record Table(String schema, String name, List<String> columns, List<String> order) {
    String qualified() {
      return quoted(schema) + "." + quoted(name);
    }

    String list() {
      return columns.stream().map(Catalogue::quoted).collect(Collectors.joining(", "));
    }

    /** The same rows in the same order on every server, whatever its collation. */
    String copyOut() {
      return "copy (select %s from %s order by %s) to stdout"
          .formatted(list(), qualified(), String.join(", ", order));
    }

    String copyIn() {
      return "copy %s (%s) from stdin".formatted(qualified(), list());
    }
  }

  /** All tables, parents before the tables that refer to them. */
  static List<Table> tables(Connection connection) throws SQLException {
    Map<String, Table> all = new TreeMap<>();
    each(
        connection,
        """
        select n.nspname, c.relname,
          (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              and a.attgenerated = '') as columns,
          (select array_agg(quote_ident(a.attname)
              || case when a.attcollation <> 0 then ' collate "C"' else '' end order by k.place)
            from pg_index i cross join unnest(i.indkey) with ordinality k (number, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
            where i.indrelid = c.oid and i.indisprimary) as keys
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
          and c.relname <> 'schema_history' and
        """
            + OURS,
        row -> {
          List<String> columns = texts(row, "columns");
          List<String> keys = texts(row, "keys");
          Table table =
              new Table(
                  row.getString(1),
                  row.getString(2),
                  columns,
                  keys.isEmpty() ? columns.stream().map(c -> quoted(c) + "::text").toList() : keys);
          all.put(table.qualified(), table);
        });
    return ordered(all, references(connection));
  }

  private static Map<String, Set<String>> references(Connection connection) throws SQLException {
    Map<String, Set<String>> parents = new TreeMap<>();
    each(
        connection,
        """
        select quote_ident(a.nspname) || '.' || quote_ident(c.relname) as child,
          quote_ident(b.nspname) || '.' || quote_ident(p.relname) as parent
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_namespace a on a.oid = c.relnamespace
        join pg_class p on p.oid = k.confrelid join pg_namespace b on b.oid = p.relnamespace
        where k.contype = 'f' and k.conrelid <> k.confrelid
        """,
        row ->
            parents
                .computeIfAbsent(unquoted(row.getString("child")), key -> new LinkedHashSet<>())
                .add(unquoted(row.getString("parent"))));
    return parents;
  }

  private static List<Table> ordered(Map<String, Table> all, Map<String, Set<String>> parents) {
    Set<String> done = new LinkedHashSet<>();
    while (done.size() < all.size()) {
      int before = done.size();
      for (String name : all.keySet()) {
        if (done.containsAll(
            parents.getOrDefault(name, Set.of()).stream().filter(all::containsKey).toList())) {
          done.add(name);
        }
      }
      if (done.size() == before) {
        throw new IllegalStateException(
            "tables refer to each other in a circle: "
                + all.keySet().stream().filter(name -> !done.contains(name)).toList());
      }
    }
    return done.stream()
        .map(name -> {
          Table table = all.get(name);
          if (table == null) {
            throw new IllegalStateException(name);
          }
          return table;
        })
        .toList();
  }

  static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    List<Manifest.Sequence> sequences = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String[]> known = new ArrayList<>();
    each(
        connection,
        """
        select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'S' and
        """
            + OURS
            + " order by 1, 2",
        row -> {
          known.add(new String[] {row.getString(1), row.getString(2)});
          names.add(quoted(row.getString(1)) + "." + quoted(row.getString(2)));
        });
    for (int i = 0; i < names.size(); i++) {
      String[] name = known.get(i);
      each(
          connection,
          "select last_value, is_called from " + names.get(i),
          row ->
              sequences.add(
                  new Manifest.Sequence(name[0], name[1], row.getLong(1), row.getBoolean(2))));
    }
    return sequences;
  }

  /** Reading as strings must give the same text on every server. */
  static void sameWords(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set"
              + " extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'");
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** quote_ident leaves plain names bare; we quote them all. */
  private static String unquoted(String qualified) {
    return Arrays.stream(qualified.split("\\."))
        .map(part -> quoted(part.replaceAll("^\"|\"$", "")))
        .collect(Collectors.joining("."));
  }

  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  static void each(Connection connection, String sql, RowReader reader) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
