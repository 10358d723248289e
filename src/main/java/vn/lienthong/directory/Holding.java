package vn.lienthong.directory;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a module whose rows stand at units, and how they follow when units merge or move. All
 * rows go along in the tree, so that the successor sees them; the unit and its name change only in
 * rows that are not over yet, as what is over keeps the name of its time.
 *
 * @param table with its schema; it says too what the rows are called in the preview
 * @param key its only key column and the type of it, for instance {@code id uuid}
 * @param live condition on {@code t} of rows that are not over yet
 * @param unless condition on {@code t} and {@code :toUnit} under which a live row keeps its unit
 */
public record Holding(String table, String key, String live, String unless, List<Place> places) {

  /** Columns that name one unit; each may be missing, but not all. */
  public record Place(@Nullable String unit, @Nullable String path, @Nullable String name) {
    public Place {
      if (unit == null && path == null) {
        throw new IllegalArgumentException("a place has a unit or a path");
      }
    }
  }

  public Holding {
    places = List.copyOf(places);
  }

  public static Holding of(String table, String live, Place... places) {
    return new Holding(table, "id uuid", live, "false", Arrays.asList(places));
  }

  /** Unit, path and name in columns of the usual names. */
  public static Holding usual(String table, String live) {
    return of(table, live, new Place("unit_id", "unit_path", "unit_name"));
  }

  /** The name of the rows in the preview, in the messages of the module. */
  public String label() {
    return table + ".follows";
  }

  /** Whether rows of it can get another unit, and not only another place in the tree. */
  boolean hasLive() {
    return !live.equals("false");
  }

  String keyColumn() {
    return key.substring(0, key.indexOf(' '));
  }

  String keyType() {
    return key.substring(key.indexOf(' ') + 1);
  }
}
