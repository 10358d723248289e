package vn.lienthong.apidocs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.lienthong.apidocs.ApiDocsPage.Answer;
import vn.lienthong.apidocs.ApiDocsPage.Group;
import vn.lienthong.apidocs.ApiDocsPage.Operation;
import vn.lienthong.apidocs.ApiDocsPage.Parameter;

/** Reads an OpenAPI 3.1 document into what the page shows. */
final class OpenApiReader {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private OpenApiReader() {}

  static ApiDocsPage read(JsonNode document) {
    Map<String, List<Operation>> groups = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          groups
              .computeIfAbsent(resource(path.getKey()), key -> new ArrayList<>())
              .add(operation(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return new ApiDocsPage(
        document.path("info").path("version").asString(""),
        groups.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList());
  }

  /** {@code /api/v1/dossiers/{id}} belongs to "dossiers". */
  private static String resource(String path) {
    String[] parts = path.split("/");
    return parts.length > 3 ? parts[3] : path;
  }

  private static Operation operation(String path, String method, JsonNode node) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : node.path("parameters")) {
      parameters.add(
          new Parameter(
              parameter.path("name").asString(""),
              parameter.path("in").asString(""),
              type(parameter.path("schema")),
              parameter.path("required").asBoolean(false),
              parameter.path("description").asString("")));
    }
    List<Answer> answers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> answer : node.path("responses").properties()) {
      answers.add(
          new Answer(
              answer.getKey(),
              answer.getValue().path("description").asString(""),
              String.valueOf(content(answer.getValue()))));
    }
    return new Operation(
        method + path.replaceAll("[^a-zA-Z0-9]+", "-"),
        method.toUpperCase(Locale.ROOT),
        path,
        node.path("summary").asString(""),
        node.path("description").asString(""),
        node.path("x-access").asString(""),
        parameters,
        node.has("requestBody") ? content(node.path("requestBody")) : null,
        answers);
  }

  private static @Nullable String content(JsonNode holder) {
    for (Map.Entry<String, JsonNode> content : holder.path("content").properties()) {
      return type(content.getValue().path("schema"));
    }
    return "";
  }

  private static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String reference = schema.path("$ref").asString("");
      return reference.substring(reference.lastIndexOf('/') + 1);
    }
    if (schema.path("type").asString("").equals("array")) {
      return type(schema.path("items")) + "[]";
    }
    String format = schema.path("format").asString("");
    String type = schema.path("type").asString("");
    return format.isEmpty() ? type : type + " (" + format + ")";
  }
}
