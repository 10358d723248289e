package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Case;
import vn.lienthong.procedures.ProcedureContent.PartialReason;
import vn.lienthong.procedures.ProcedureContent.Result;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.procedures.ProcedureContent.RoutePeriod;
import vn.lienthong.procedures.ProcedureContent.ServiceLevel;
import vn.lienthong.procedures.ProcedureContent.ServiceLevelPeriod;

/**
 * The short tables of a draft: cases {@code k.…}, results {@code o.…}, service levels {@code sl.…}
 * and routes {@code r.…}. An empty row is none.
 */
final class DraftRows {
  private static final Pattern ACT =
      Pattern.compile("(ADD|REMOVE)-(k|o|sl|r|ch|c|l|p)(?:-(\\d{1,3}))?");

  /** The field that every row of a table has. */
  private static final Map<String, String> FIRST =
      Map.of(
          "k",
          "k.name",
          "o",
          "o.name",
          "sl",
          "sl.from",
          "r",
          "r.from",
          "ch",
          "ch.channel",
          "c",
          "c.name",
          "l",
          "l.number",
          "p",
          "p.key");

  private DraftRows() {}

  static void put(Map<String, List<String>> fields, ProcedureContent content) {
    for (Case known : content.cases()) {
      put(fields, "k.key", known.key());
      put(fields, "k.name", known.name());
    }
    for (Result result : content.results()) {
      put(fields, "o.code", result.code());
      put(fields, "o.name", result.name());
      put(fields, "o.paper", result.paper() ? "YES" : "NO");
    }
    for (ServiceLevelPeriod period :
        sorted(content.serviceLevels(), Comparator.comparing(ServiceLevelPeriod::from))) {
      put(fields, "sl.from", FormRows.day(period.from()));
      put(fields, "sl.level", period.level().name());
      put(fields, "sl.reason", period.reason() == null ? "" : period.reason().name());
    }
    for (RoutePeriod period : sorted(content.routes(), Comparator.comparing(RoutePeriod::from))) {
      put(fields, "r.from", FormRows.day(period.from()));
      put(fields, "r.route", period.route().name());
    }
    List.of("k.name", "o.name", "sl.from", "r.from").forEach(name -> put(fields, name, ""));
  }

  private static <T> List<T> sorted(List<T> periods, Comparator<T> order) {
    return periods.stream().sorted(order).toList();
  }

  /** Whether the button adds or takes away a row, which saves nothing yet. */
  static boolean moves(String act) {
    return ACT.matcher(act).matches();
  }

  /** The rows after a button added or removed one; new cases have a key from here on. */
  static FormRows after(FormRows form, String act) {
    Map<String, List<String>> fields = new LinkedHashMap<>(form.typed());
    Matcher button = ACT.matcher(act);
    if (button.matches()) {
      String table = button.group(2);
      if (button.group(1).equals("ADD")) {
        fill(
            fields,
            form,
            FIRST.getOrDefault(table, ""),
            form.rows(FIRST.getOrDefault(table, "")) + 1);
      } else if (button.group(3) != null) {
        remove(fields, table + ".", Integer.parseInt(button.group(3)));
      }
    }
    FormRows moved = new FormRows(fields);
    fields.put("k.key", keys(moved));
    return new FormRows(fields);
  }

  private static void fill(Map<String, List<String>> fields, FormRows form, String name, int rows) {
    fields.put(name, IntStream.range(0, rows).mapToObj(row -> form.value(name, row)).toList());
  }

  private static void remove(Map<String, List<String>> fields, String prefix, int row) {
    fields.replaceAll((name, values) -> {
      if (!name.startsWith(prefix) || row >= values.size()) {
        return values;
      }
      List<String> left = new ArrayList<>(values);
      left.remove(row);
      return left;
    });
  }

  private static List<String> keys(FormRows form) {
    List<String> keys = new ArrayList<>();
    Set<String> taken = new HashSet<>(form.values("k.key"));
    for (int i = 0; i < form.rows("k.name"); i++) {
      String key = form.value("k.key", i);
      if (key.isEmpty() && !form.value("k.name", i).isEmpty()) {
        key = StepForm.key(form.value("k.name", i), "case", taken);
        taken.add(key);
      }
      keys.add(key);
    }
    return keys;
  }

  static List<Case> cases(FormRows form, DraftPlaces places) {
    List<Case> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < form.rows("k.name"); i++) {
      String name = form.value("k.name", i);
      if (name.isEmpty()) {
        continue;
      }
      if (!names.add(Folding.fold(name))) {
        form.refuse("k.name", i, "DUPLICATE_NAME");
      }
      places.add("cases", i);
      cases.add(new Case(form.value("k.key", i), name));
    }
    return cases;
  }

  static List<Result> results(FormRows form, DraftPlaces places) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < form.rows("o.name"); i++) {
      if (!empty(form, i, "o.name", "o.code")) {
        places.add("results", i);
        results.add(
            new Result(
                form.optional("o.code", i),
                form.value("o.name", i),
                !form.value("o.paper", i).equals("NO")));
      }
    }
    return results;
  }

  static List<ServiceLevelPeriod> serviceLevels(FormRows form, DraftPlaces places) {
    List<ServiceLevelPeriod> periods = new ArrayList<>();
    for (int i = 0; i < form.rows("sl.from"); i++) {
      if (empty(form, i, "sl.from", "sl.level", "sl.reason")) {
        continue;
      }
      LocalDate from = day(form, "sl.from", i);
      ServiceLevel level = chosen(form, "sl.level", i, ServiceLevel.class);
      boolean reasoned = !form.value("sl.reason", i).isEmpty();
      PartialReason reason = reasoned ? form.choice("sl.reason", i, PartialReason.class) : null;
      if (from != null && level != null) {
        places.add("serviceLevels", i);
        periods.add(new ServiceLevelPeriod(from, level, reason));
      }
    }
    return periods;
  }

  static List<RoutePeriod> routes(FormRows form, DraftPlaces places) {
    List<RoutePeriod> periods = new ArrayList<>();
    for (int i = 0; i < form.rows("r.from"); i++) {
      if (empty(form, i, "r.from", "r.route")) {
        continue;
      }
      LocalDate from = day(form, "r.from", i);
      Route route = chosen(form, "r.route", i, Route.class);
      if (from != null && route != null) {
        places.add("routes", i);
        periods.add(new RoutePeriod(from, route));
      }
    }
    return periods;
  }

  private static boolean empty(FormRows form, int row, String... names) {
    return List.of(names).stream().allMatch(name -> form.value(name, row).isEmpty());
  }

  private static @Nullable LocalDate day(FormRows form, String name, int row) {
    if (form.value(name, row).isEmpty()) {
      form.refuse(name, row, "REQUIRED");
    }
    return form.date(name, row);
  }

  private static <E extends Enum<E>> @Nullable E chosen(
      FormRows form, String name, int row, Class<E> type) {
    if (form.value(name, row).isEmpty()) {
      form.refuse(name, row, "NOT_CHOSEN");
      return null;
    }
    return form.choice(name, row, type);
  }

  private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
    fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value == null ? "" : value);
  }
}
