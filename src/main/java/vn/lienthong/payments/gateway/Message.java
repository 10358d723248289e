package vn.lienthong.payments.gateway;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.lienthong.shared.Vietnam;

/** A message of the set: its fields by their official names, as text. */
public record Message(Map<String, Object> fields) {
  /** 24-hour time in Vietnam's zone. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  public static final String MAC = "MaXacThuc";

  /** MaLoi of everything that went well. */
  public static final String FINE = "00";

  /** MaLoi where the reference is not known. */
  public static final String UNKNOWN = "01";

  public Message {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public static Message of(Map<String, ?> fields) {
    return new Message(new LinkedHashMap<>(fields));
  }

  /** Empty when absent. */
  public String text(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  /** −1 when it is none. */
  public long number(String name) {
    String text = text(name);
    return text.matches("\\d{1,15}") ? Long.parseLong(text) : -1;
  }

  /** The time, or the other one when there is none that can be read. */
  public Instant time(Instant otherwise) {
    try {
      return LocalDateTime.parse(text("ThoiGianGD"), TIME).atZone(Vietnam.ZONE).toInstant();
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }

  public Message with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Message(more);
  }

  public static String stamp(java.time.temporal.TemporalAccessor at) {
    return TIME.withZone(Vietnam.ZONE).format(at);
  }
}
