package vn.lienthong.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as JSON lines, one item each, in order: what can be kept and checked elsewhere. */
final class LogDump {
  static final String FORMAT = "lienthong-audit/1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LogDump() {}

  /** Writes all items and returns how many entries there were. */
  static long write(Iterator<LogItem> items, Instant now, Writer out) throws IOException {
    out.write("{\"format\":\"%s\",\"exportedAt\":\"%s\"}\n".formatted(FORMAT, LogEntry.time(now)));
    long entries = 0;
    while (items.hasNext()) {
      LogItem item = items.next();
      out.write(line(item));
      out.write('\n');
      if (item instanceof LogItem.Sealed) {
        entries++;
      }
    }
    return entries;
  }

  private static String line(LogItem item) {
    return switch (item) {
      case LogItem.Sealed sealed -> {
        LogEntry entry = sealed.entry();
        String content =
            entry == null
                ? "{\"seq\":%d,\"id\":\"%s\",\"deleted\":true}".formatted(sealed.seq(), sealed.id())
                : entry.canonical(sealed.seq());
        yield content.substring(0, content.length() - 1)
            + ",\"previous\":\"%s\",\"hash\":\"%s\"}"
                .formatted(hex(sealed.previous()), hex(sealed.hash()));
      }
      case LogItem.Signed(Checkpoint c) ->
          "{\"checkpoint\":%d,\"at\":\"%s\",\"hash\":\"%s\",\"key\":\"%s\",\"signature\":\"%s\"}"
              .formatted(
                  c.seq(),
                  LogEntry.time(c.at()),
                  hex(c.hash()),
                  c.keyId(),
                  Base64.getEncoder().encodeToString(c.signature()));
      case LogItem.Unsealed unsealed ->
          "{\"unsealed\":\"%s\",\"at\":%s}"
              .formatted(
                  unsealed.id(),
                  unsealed.at() == null ? "null" : "\"" + LogEntry.time(unsealed.at()) + "\"");
    };
  }

  /** Reads a dump; throws {@link NotADump} with the line number where it cannot be read. */
  static Iterator<LogItem> read(BufferedReader in) throws IOException {
    String header = in.readLine();
    if (header == null || !header.contains(FORMAT)) {
      throw new NotADump(1);
    }
    Iterator<String> lines = in.lines().iterator();
    return new Iterator<>() {
      private long number = 1;

      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public LogItem next() {
        number++;
        try {
          return item(JSON.readTree(lines.next()));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
          throw new NotADump(number);
        }
      }
    };
  }

  /** The line of the file that is not what a dump holds. */
  static final class NotADump extends RuntimeException {
    private final long line;

    NotADump(long line) {
      super("not a dump at line " + line);
      this.line = line;
    }

    long line() {
      return line;
    }
  }

  private static LogItem item(JsonNode node) {
    if (node.has("checkpoint")) {
      return new LogItem.Signed(
          new Checkpoint(
              node.get("checkpoint").longValue(),
              Instant.parse(required(node, "at")),
              bytes(node, "hash"),
              required(node, "key"),
              Base64.getDecoder().decode(required(node, "signature"))));
    }
    if (node.has("unsealed")) {
      String at = text(node, "at");
      return new LogItem.Unsealed(
          UUID.fromString(required(node, "unsealed")), at == null ? null : Instant.parse(at));
    }
    return new LogItem.Sealed(
        node.required("seq").longValue(),
        UUID.fromString(required(node, "id")),
        node.has("deleted") ? null : entry(node),
        bytes(node, "previous"),
        bytes(node, "hash"));
  }

  private static LogEntry entry(JsonNode node) {
    return new LogEntry(
        UUID.fromString(required(node, "id")),
        Instant.parse(required(node, "at")),
        required(node, "action"),
        required(node, "objectType"),
        required(node, "objectId"),
        new LogEntry.Actor(
            required(node, "actorKind"),
            uuid(node, "actorId"),
            required(node, "actorName"),
            text(node, "position"),
            text(node, "title"),
            text(node, "capacity"),
            uuid(node, "actorUnitId"),
            text(node, "actorUnit")),
        text(node, "unitPath"),
        text(node, "before"),
        text(node, "after"),
        text(node, "basis"),
        text(node, "origin"));
  }

  private static String required(JsonNode node, String name) {
    return node.required(name).stringValue();
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value.stringValue();
  }

  private static @Nullable UUID uuid(JsonNode node, String name) {
    String value = text(node, name);
    return value == null ? null : UUID.fromString(value);
  }

  private static byte[] bytes(JsonNode node, String name) {
    return HexFormat.of().parseHex(required(node, name));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
