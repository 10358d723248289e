package vn.lienthong.directory;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Ids;

/** Moves the rows of a holding from unit to unit, a statement for all of them, and back. */
@Repository
class HoldingRows {
  private final JdbcClient jdbc;

  HoldingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param to successor of a unit that ended; null when the unit moved as it is
   * @param toName the successor's name of the day
   */
  record Change(
      UUID id,
      UUID act,
      LocalDate on,
      UUID from,
      String fromPath,
      @Nullable UUID to,
      @Nullable String toName,
      String toPath) {}

  void insert(UnitChange change) {
    jdbc.sql(
            """
            insert into directory.unit_change
              (id, act_id, on_day, from_unit, from_path, to_unit, to_path)
            values (:id, :act, :on, :from, :fromPath, :to, :toPath)
            """)
        .param("id", Ids.next())
        .param("act", change.act())
        .param("on", change.on())
        .param("from", change.unit())
        .param("fromPath", change.oldPath())
        .param("to", change.successor(), Types.OTHER)
        .param("toPath", change.newPath())
        .update();
  }

  private static final String CHANGES =
      """
      select c.*, (select s.name from directory.unit_state s where s.unit_id = c.to_unit
        and s.valid_from <= c.on_day order by s.valid_from desc limit 1) as to_name
      from directory.unit_change c where c.undone_at is null
      """;

  /** Changes whose day has come, in their order, locked for this transaction. */
  List<Change> due(LocalDate today) {
    return jdbc.sql(
            CHANGES + " and c.done_at is null and c.on_day <= :today order by c.id for update of c")
        .param("today", today)
        .query((row, number) -> change(row))
        .list();
  }

  /** Changes of the act that are not taken back, the last one first. */
  List<Change> ofAct(UUID act) {
    return jdbc.sql(CHANGES + " and c.act_id = :act order by c.id desc for update of c")
        .param("act", act)
        .query((row, number) -> change(row))
        .list();
  }

  private static Change change(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Change(
        row.getObject("id", UUID.class),
        row.getObject("act_id", UUID.class),
        row.getObject("on_day", LocalDate.class),
        row.getObject("from_unit", UUID.class),
        row.getString("from_path"),
        row.getObject("to_unit", UUID.class),
        row.getString("to_name"),
        row.getString("to_path"));
  }

  /**
   * @param rows how many followed
   * @param keys of those whose unit is another now
   */
  record Followed(int rows, List<String> keys) {}

  /** Moves what stands there and keeps what it was. */
  Followed move(Holding holding, Change change) {
    String where =
        holding.places().stream()
            .map(place ->
                place.path() == null
                    ? "(:to::uuid is not null and t.%s = :from and (%s))"
                        .formatted(place.unit(), holding.live())
                    : "starts_with(t.%s, :fromPath)".formatted(place.path()))
            .collect(Collectors.joining(" or "));
    bound(
            """
            insert into directory.unit_change_row (change_id, holding, key, before)
            select :change, :holding, t.%s::text, %s from %s t where %s for update of t
            """
                .formatted(holding.keyColumn(), places(holding), holding.table(), where),
            holding,
            change)
        .update();
    int rows =
        bound(
                "update %s t set %s %s".formatted(holding.table(), moved(holding), rows(holding)),
                holding,
                change)
            .update();
    bound(
            """
            update directory.unit_change_row r set after = %s from %s t
            where r.change_id = :change and r.holding = :holding and t.%s = r.key::%s
            """
                .formatted(
                    places(holding), holding.table(), holding.keyColumn(), holding.keyType()),
            holding,
            change)
        .update();
    return new Followed(rows, changed(holding, change, "true"));
  }

  private static String rows(Holding holding) {
    return """
    from directory.unit_change_row r
    where r.change_id = :change and r.holding = :holding and t.%s = r.key::%s\
    """
        .formatted(holding.keyColumn(), holding.keyType());
  }

  private List<String> changed(Holding holding, Change change, String where) {
    List<String> units = new ArrayList<>();
    for (Holding.Place place : holding.places()) {
      if (place.unit() != null) {
        units.add(place.unit());
      }
    }
    if (units.isEmpty()) {
      return List.of();
    }
    String differs =
        units.stream()
            .map(u -> "r.before ->> '%1$s' is distinct from r.after ->> '%1$s'".formatted(u))
            .collect(Collectors.joining(" or "));
    return bound(
            "select r.key from %s t join directory.unit_change_row r on true %s and (%s) and %s"
                .formatted(
                    holding.table(),
                    rows(holding).replace("from directory.unit_change_row r\n", ""),
                    differs,
                    where),
            holding,
            change)
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** Columns of the places as one object, to be kept and compared. */
  private static String places(Holding holding) {
    return columns(holding).stream()
        .map(column -> "'%1$s', t.%1$s".formatted(column))
        .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
  }

  private static List<String> columns(Holding holding) {
    List<String> columns = new ArrayList<>();
    for (Holding.Place place : holding.places()) {
      add(columns, place.unit());
      add(columns, place.path());
      add(columns, place.name());
    }
    return columns;
  }

  private static void add(List<String> columns, @Nullable String column) {
    if (column != null) {
      columns.add(column);
    }
  }

  private static String moved(Holding holding) {
    List<String> sets = new ArrayList<>();
    for (Holding.Place place : holding.places()) {
      String there =
          place.path() == null
              ? "t.%s = :from".formatted(place.unit())
              : "t.%s = :fromPath".formatted(place.path());
      String follows =
          ":to::uuid is not null and %s and (%s) and not (%s)"
              .formatted(there, holding.live(), holding.unless());
      if (place.unit() != null) {
        sets.add("%1$s = case when %2$s then :to else t.%1$s end".formatted(place.unit(), follows));
      }
      if (place.name() != null) {
        sets.add(
            "%1$s = case when %2$s then :toName else t.%1$s end".formatted(place.name(), follows));
      }
      if (place.path() != null) {
        sets.add(
            """
            %1$s = case when starts_with(t.%1$s, :fromPath)
              then :toPath || substr(t.%1$s, length(:fromPath) + 1) else t.%1$s end\
            """
                .formatted(place.path()));
      }
    }
    return String.join(",\n", sets);
  }

  /**
   * Puts back what still stands as the change left it; what has been finished since keeps the unit
   * that finished it.
   */
  Followed moveBack(Holding holding, Change change) {
    String untouched = "(%s) and r.after = %s".formatted(holding.live(), places(holding));
    List<String> keys = changed(holding, change, untouched);
    String sets =
        holding.places().stream()
            .flatMap(place -> back(place, holding.live()).stream())
            .collect(Collectors.joining(",\n"));
    int rows =
        bound(
                "update %s t set %s %s and r.after = %s"
                    .formatted(holding.table(), sets, rows(holding), places(holding)),
                holding,
                change)
            .update();
    return new Followed(rows, keys);
  }

  /** What is over stays with the unit that finished it, if that is the one it was given to. */
  private static List<String> back(Holding.Place place, String live) {
    List<String> sets = new ArrayList<>();
    String unit = place.unit();
    String name = place.name();
    String path = place.path();
    String goes =
        unit == null
            ? "(" + live + ")"
            : "((%2$s) or r.before ->> '%1$s' is not distinct from r.after ->> '%1$s')"
                .formatted(unit, live);
    if (unit != null) {
      sets.add(back(unit, goes, "::uuid"));
    }
    if (name != null) {
      sets.add(back(name, goes, ""));
    }
    if (path != null) {
      sets.add(back(path, unit == null ? "true" : goes, ""));
    }
    return sets;
  }

  private static String back(String column, String goes, String type) {
    return "%1$s = case when %2$s then (r.before ->> '%1$s')%3$s else t.%1$s end"
        .formatted(column, goes, type);
  }

  void markDone(Change change, Instant at) {
    mark("done_at", change, at);
  }

  void markUndone(Change change, Instant at) {
    mark("undone_at", change, at);
  }

  private void mark(String column, Change change, Instant at) {
    jdbc.sql("update directory.unit_change set %s = :at where id = :id".formatted(column))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", change.id())
        .update();
  }

  /** Live rows that would follow if the units ended now. */
  long count(Holding holding, String[] paths, UUID[] units) {
    String where =
        holding.places().stream()
            .map(place ->
                place.path() == null
                    ? "t.%s = any (:units)".formatted(place.unit())
                    : "exists (select 1 from unnest(:paths) p where starts_with(t.%s, p))"
                        .formatted(place.path()))
            .collect(Collectors.joining(" or "));
    return jdbc.sql(
            "select count(*) from %s t where (%s) and (%s)"
                .formatted(holding.table(), holding.live(), where))
        .param("paths", paths)
        .param("units", units)
        .query(Long.class)
        .single();
  }

  private JdbcClient.StatementSpec bound(String sql, Holding holding, Change change) {
    return jdbc.sql(sql)
        .param("change", change.id())
        .param("holding", holding.table())
        .param("from", change.from())
        .param("fromPath", change.fromPath())
        .param("to", change.to(), Types.OTHER)
        .param("toUnit", change.to(), Types.OTHER)
        .param("toName", change.toName(), Types.VARCHAR)
        .param("toPath", change.toPath());
  }
}
