package vn.lienthong.identity.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Session attributes as JSON: texts as they are, other values in Java's serial form, of which only
 * our own classes, Spring's and plain JDK values are read back.
 */
@Component
class SessionValues {
  private static final String SERIAL = "serial";
  private static final ObjectInputFilter ALLOWED =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=20;maxbytes=1000000;java.lang.*;java.util.*;java.util.concurrent.*;"
              + "java.time.*;java.math.*;java.net.URI;org.springframework.web.servlet.*;"
              + "org.springframework.util.*;"
              + "vn.lienthong.**;!*");

  private final JsonMapper json;

  SessionValues(JsonMapper json) {
    this.json = json;
  }

  String write(Map<String, Object> attributes) {
    ObjectNode node = json.createObjectNode();
    attributes.forEach((name, value) -> {
      if (value instanceof String text) {
        node.put(name, text);
      } else {
        node.putObject(name).put(SERIAL, serialise(value));
      }
    });
    return json.writeValueAsString(node);
  }

  Map<String, Object> read(String text) {
    Map<String, Object> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.readTree(text).properties()) {
      JsonNode value = entry.getValue();
      attributes.put(
          entry.getKey(),
          value.isString() ? value.stringValue() : restore(value.get(SERIAL).stringValue()));
    }
    return attributes;
  }

  private static String serialise(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new IllegalArgumentException("not serialisable: " + value.getClass().getName(), e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @SuppressWarnings("BanSerializableRead")
  private static Object restore(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(ALLOWED);
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("a session attribute cannot be read", e);
    }
  }
}
