package vn.lienthong.audit;

import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes states as JSON with sorted keys. The log can never be corrected, so personal data that it
 * does not need as evidence is masked on the way in, and secrets are left out.
 */
@Component
class AuditJson {
  private static final Set<String> MASKED =
      Set.of("identitynumber", "phone", "mobile", "email", "passport", "taxcode", "account");
  private static final Set<String> SECRET =
      Set.of("password", "initialpassword", "secret", "token", "passwordhash", "totpsecret");

  private final ObjectMapper mapper;

  AuditJson(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Nullable String write(@Nullable Object state) {
    return state == null ? null : mapper.writeValueAsString(clean(mapper.valueToTree(state)));
  }

  private static JsonNode clean(JsonNode node) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      object.properties().forEach(field -> put(fields, field.getKey(), field.getValue()));
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      sorted.setAll(fields);
      return sorted;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode cleaned = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> cleaned.add(clean(item)));
      return cleaned;
    }
    return node;
  }

  private static void put(TreeMap<String, JsonNode> fields, String name, JsonNode value) {
    String key = name.toLowerCase(java.util.Locale.ROOT);
    if (SECRET.contains(key)) {
      fields.put(name, JsonNodeFactory.instance.stringNode("***"));
    } else if (MASKED.contains(key) && value.isString()) {
      fields.put(name, JsonNodeFactory.instance.stringNode(mask(value.stringValue())));
    } else {
      fields.put(name, clean(value));
    }
  }

  /** Keeps as much as lets people recognise what they know: {@code 038*******12}. */
  static String mask(String text) {
    int at = text.indexOf('@');
    if (at > 0) {
      return text.charAt(0) + "***" + text.substring(at);
    }
    return text.length() < 8
        ? "*".repeat(text.length())
        : text.substring(0, 3) + "*".repeat(text.length() - 5) + text.substring(text.length() - 2);
  }
}
