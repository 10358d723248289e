package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which row of the form each entry of a content's lists was typed: empty rows are skipped. */
final class DraftPlaces {
  private static final Pattern PATH = Pattern.compile("(\\w+)\\[(\\d{1,4})\\]\\.(.+)");

  /** Parts of a content that have a field; the first that the path begins with. */
  private static final Map<String, Map<String, String>> FIELDS =
      Map.of(
          "cases", Map.of("key", "k.name", "name", "k.name"),
          "results", Map.of("name", "o.name"),
          "serviceLevels", Map.of("from", "sl.from", "level", "sl.level", "reason", "sl.reason"),
          "routes", Map.of("from", "r.from", "route", "r.route"),
          "channels",
              Map.of(
                  "channel", "ch.channel",
                  "term", "ch.unit",
                  "term.amount", "ch.amount",
                  "caseKey", "ch.case"),
          "components", Map.of("key", "c.name", "name", "c.name", "caseKey", "c.case"));

  private final Map<String, List<Integer>> rows = new HashMap<>();

  /** The next entry of the list was typed in this row. */
  void add(String list, int row) {
    rows.computeIfAbsent(list, key -> new ArrayList<>()).add(row);
  }

  /** Puts the problem at its field, or at the whole if the form has none for it. */
  void show(ContentProblem problem, FormRows form) {
    Matcher path = PATH.matcher(problem.path());
    if (problem.path().equals("name")) {
      form.errors().add("name", problem.kind().name());
    } else if (path.matches() && FIELDS.containsKey(path.group(1))) {
      String field =
          FIELDS.getOrDefault(path.group(1), Map.of()).getOrDefault(path.group(3), fallback(path));
      List<Integer> typed = rows.getOrDefault(path.group(1), List.of());
      int entry = Integer.parseInt(path.group(2));
      form.refuse(field, entry < typed.size() ? typed.get(entry) : 0, problem.kind().name());
    } else {
      form.errors().add("elsewhere", problem.kind().name());
    }
  }

  private static String fallback(Matcher path) {
    return path.group(1).equals("channels") ? "ch.fees" : "c.name";
  }
}
