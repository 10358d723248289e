package vn.lienthong.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A field that an act changed, as people read it.
 *
 * @param before null when it was not there
 * @param after null when it is gone
 */
record Difference(String field, @Nullable String before, @Nullable String after) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  boolean changed() {
    return !Objects.equals(before, after);
  }

  /** Field by field, nested ones as {@code decision.number}; what changed comes first. */
  static List<Difference> between(@Nullable String before, @Nullable String after) {
    Map<String, String> old = flat(before);
    Map<String, String> now = flat(after);
    Set<String> fields = new LinkedHashSet<>(old.keySet());
    fields.addAll(now.keySet());
    List<Difference> changed = new ArrayList<>();
    List<Difference> same = new ArrayList<>();
    for (String field : fields) {
      Difference difference = new Difference(field, old.get(field), now.get(field));
      (difference.changed() ? changed : same).add(difference);
    }
    changed.addAll(same);
    return changed;
  }

  private static Map<String, String> flat(@Nullable String json) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (json != null) {
      try {
        flatten("", JSON.readTree(json), fields);
      } catch (JacksonException e) {
        // whatever somebody has put there is shown as it is
        fields.put("", json);
      }
    }
    return fields;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> fields) {
    if (node.isObject()) {
      node.properties()
          .forEach(field ->
              flatten(
                  name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                  field.getValue(),
                  fields));
    } else if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(item.isContainer() ? item.toString() : item.asString()));
      fields.put(name, String.join(", ", items));
    } else if (!node.isNull()) {
      fields.put(name, node.asString());
    }
  }
}
