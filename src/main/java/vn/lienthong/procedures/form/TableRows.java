package vn.lienthong.procedures.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.lienthong.procedures.ProcedureContent.Field;

/**
 * Rows of a TABLE among the flat answers: the cell of a column in row 2 has the key {@code
 * table.2.column}. {@code table.rows} says how many rows a page showed, the empty ones too.
 */
public final class TableRows {
  /** Nobody needs more; keeps one request from filling the database. */
  static final int MOST = 100;

  private TableRows() {}

  public static String cell(Field table, int row, Field column) {
    return table.key() + "." + row + "." + column.key();
  }

  public static String count(Field table) {
    return table.key() + ".rows";
  }

  /** The rows by their numbers, each column key → text; empty cells are there as empty texts. */
  static SortedMap<Integer, Map<String, String>> of(Field table, Map<String, String> answers) {
    SortedMap<Integer, Map<String, String>> rows = new TreeMap<>();
    String prefix = table.key() + ".";
    for (String key : answers.keySet()) {
      if (!key.startsWith(prefix)) {
        continue;
      }
      String[] rest = key.substring(prefix.length()).split("\\.", 2);
      if (rest.length == 2 && rest[0].matches("[1-9]\\d{0,2}")) {
        int number = Integer.parseInt(rest[0]);
        boolean column = table.columns().stream().anyMatch(c -> c.key().equals(rest[1]));
        if (column && number <= MOST) {
          rows.computeIfAbsent(number, n -> new LinkedHashMap<>());
        }
      }
    }
    rows.forEach((number, cells) -> {
      for (Field column : table.columns()) {
        cells.put(column.key(), answers.getOrDefault(cell(table, number, column), ""));
      }
    });
    return rows;
  }

  /** Everything of the table that was sent, rows numbered from 1 without gaps. */
  public static Map<String, String> kept(Field table, Map<String, String> sent) {
    Map<String, String> kept = new LinkedHashMap<>();
    int number = 0;
    for (Map<String, String> cells : of(table, sent).values()) {
      number++;
      for (Field column : table.columns()) {
        kept.put(cell(table, number, column), cells.getOrDefault(column.key(), ""));
      }
    }
    kept.put(count(table), Integer.toString(number));
    return kept;
  }

  /** The answers with one more empty row. */
  public static Map<String, String> added(Field table, Map<String, String> sent) {
    Map<String, String> more = new LinkedHashMap<>(sent);
    int next = of(table, sent).isEmpty() ? 1 : of(table, sent).lastKey() + 1;
    if (next <= most(table)) {
      table.columns().forEach(column -> more.put(cell(table, next, column), ""));
    }
    return more;
  }

  /** The answers without the row. */
  public static Map<String, String> removed(Field table, int row, Map<String, String> sent) {
    Map<String, String> fewer = new LinkedHashMap<>(sent);
    table.columns().forEach(column -> fewer.remove(cell(table, row, column)));
    return fewer;
  }

  /** How many rows may be filled. */
  static int most(Field table) {
    String most = table.limits().most();
    return most != null && most.matches("\\d{1,3}") ? Math.min(MOST, Integer.parseInt(most)) : MOST;
  }

  /** How many rows must be filled. */
  static int least(Field table) {
    String least = table.limits().least();
    int asked = least != null && least.matches("\\d{1,3}") ? Integer.parseInt(least) : 0;
    return table.required() ? Math.max(1, asked) : asked;
  }

  /** Rows as they are written down, each column key → stored answer. */
  public static List<Map<String, String>> filled(Field table, Map<String, String> answers) {
    List<Map<String, String>> filled = new ArrayList<>();
    for (Map<String, String> cells : of(table, answers).values()) {
      if (cells.values().stream().anyMatch(text -> !text.isBlank())) {
        filled.add(cells);
      }
    }
    return filled;
  }
}
