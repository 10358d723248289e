package vn.lienthong.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry as it stands in the log, and the one way in which it becomes bytes to be hashed. */
record LogEntry(
    UUID id,
    Instant at,
    String action,
    String objectType,
    String objectId,
    Actor actor,
    @Nullable String unitPath,
    @Nullable String before,
    @Nullable String after,
    @Nullable String basis,
    @Nullable String origin) {

  /** Who acted and in which post, as it was at that moment. */
  record Actor(
      String kind,
      @Nullable UUID id,
      String name,
      @Nullable String position,
      @Nullable String title,
      @Nullable String capacity,
      @Nullable UUID unitId,
      @Nullable String unit) {}

  /** Message key of the action, {@code dossiers.audit.accepted}. */
  String actionKey() {
    return action.replaceFirst("\\.", ".audit.");
  }

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  static String time(Instant at) {
    return MICROSECONDS.format(at);
  }

  /** Every field under its name, in an order that never changes; absent values are null. */
  Map<String, @Nullable String> fields() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("id", id.toString());
    fields.put("at", time(at));
    fields.put("action", action);
    fields.put("objectType", objectType);
    fields.put("objectId", objectId);
    fields.put("actorKind", actor.kind());
    fields.put("actorId", text(actor.id()));
    fields.put("actorName", actor.name());
    fields.put("position", actor.position());
    fields.put("title", actor.title());
    fields.put("capacity", actor.capacity());
    fields.put("actorUnitId", text(actor.unitId()));
    fields.put("actorUnit", actor.unit());
    fields.put("unitPath", unitPath);
    fields.put("before", before);
    fields.put("after", after);
    fields.put("basis", basis);
    fields.put("origin", origin);
    return fields;
  }

  /** Canonical form: {@code {"seq":7,"id":"…",…}} without spaces, UTF-8, fixed order. */
  String canonical(long seq) {
    StringBuilder json = new StringBuilder("{\"seq\":").append(seq);
    fields()
        .forEach((name, value) -> {
          json.append(",\"").append(name).append("\":");
          quote(value, json);
        });
    return json.append('}').toString();
  }

  byte[] content(long seq) {
    return canonical(seq).getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static void quote(@Nullable String value, StringBuilder json) {
    if (value == null) {
      json.append("null");
      return;
    }
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
