package vn.lienthong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.SharedErrors;

/**
 * Refuses at the door what no table keeps: the character of number zero, halves of characters, and
 * days that nobody means (see {@link DayText}).
 */
final class Storable implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
      for (String value : field.getValue()) {
        if (!text(value)) {
          throw new AppException(SharedErrors.CHARACTER, field.getKey());
        }
      }
    }
    return true;
  }

  private static boolean text(String value) {
    return value.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }

  /** A day of a form or an address; an empty field is none. */
  static final class Day implements Converter<String, @Nullable LocalDate> {
    @Override
    public @Nullable LocalDate convert(String text) {
      return text.isBlank()
          ? null
          : DayText.parse(text).orElseThrow(() -> new IllegalArgumentException("no such day"));
    }
  }

  /** The same for the bodies that programs send. */
  static SimpleModule module() {
    return new SimpleModule("storable")
        .addDeserializer(String.class, new Texts())
        .addDeserializer(LocalDate.class, new Days())
        .addDeserializer(Instant.class, new Moments());
  }

  private static final class Texts extends StringDeserializer {
    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
      String text = super.deserialize(parser, context);
      return text == null || text(text)
          ? text
          : (String) context.handleWeirdStringValue(String.class, text, "no whole text");
    }
  }

  private static final class Days extends ValueDeserializer<LocalDate> {
    @Override
    public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      LocalDate day = LocalDateDeserializer.INSTANCE.deserialize(parser, context);
      return day == null || DayText.meant(day)
          ? day
          : (LocalDate) context.handleWeirdStringValue(LocalDate.class, day + "", "no such day");
    }
  }

  private static final class Moments extends ValueDeserializer<Instant> {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-12-31T00:00:00Z");

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
      Instant at = InstantDeserializer.INSTANT.deserialize(parser, context);
      return at == null || at.isAfter(FIRST) && at.isBefore(LAST)
          ? at
          : (Instant) context.handleWeirdStringValue(Instant.class, at + "", "no such moment");
    }
  }
}
