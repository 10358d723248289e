package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One place where two contents differ.
 *
 * @param part key of the part, for example {@code channels}; its name is {@code
 *     procedures.part.<part>}
 * @param place rest of the path, for example "2 · term · amount"; empty for a plain part
 */
record ContentDifference(String part, String place, String left, String right) {

  static List<ContentDifference> between(ProcedureContent left, ProcedureContent right) {
    Map<List<String>, String> a = new LinkedHashMap<>();
    Map<List<String>, String> b = new LinkedHashMap<>();
    flatten(JsonMapper.shared().readTree(ProcedureJson.write(left)), List.of(), a);
    flatten(JsonMapper.shared().readTree(ProcedureJson.write(right)), List.of(), b);
    Set<List<String>> places = new LinkedHashSet<>(a.keySet());
    places.addAll(b.keySet());
    List<ContentDifference> differences = new ArrayList<>();
    for (List<String> place : places) {
      String before = a.getOrDefault(place, "");
      String after = b.getOrDefault(place, "");
      if (!before.equals(after)) {
        String rest = String.join(" · ", place.subList(1, place.size()));
        differences.add(new ContentDifference(place.getFirst(), rest, before, after));
      }
    }
    return differences;
  }

  private static void flatten(JsonNode node, List<String> path, Map<List<String>, String> into) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(e.getValue(), with(path, e.getKey()), into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(node.get(i), with(path, Integer.toString(i + 1)), into);
      }
    } else {
      into.put(path, node.asString(""));
    }
  }

  private static List<String> with(List<String> path, String last) {
    List<String> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }
}
