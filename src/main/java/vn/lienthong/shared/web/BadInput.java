package vn.lienthong.shared.web;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;

/** What could not be read of the call of a program, as a refusal that says what and where. */
final class BadInput {
  private static final int SHOWN = 60;
  private static final int MOST_CHOICES = 20;

  private BadInput() {}

  static AppException of(Exception failure) {
    return switch (failure) {
      case HttpMessageNotReadableException e -> body(e);
      case MethodArgumentTypeMismatchException e
          when !e.getParameter().hasParameterAnnotation(PathVariable.class) ->
          new AppException(
              SharedErrors.PARAMETER_INVALID,
              e,
              e.getName(),
              shortened(e.getValue()),
              kind(e.getRequiredType()));
      case MissingServletRequestParameterException e ->
          new AppException(SharedErrors.PARAMETER_MISSING, e, e.getParameterName());
      case MissingRequestHeaderException e ->
          new AppException(SharedErrors.PARAMETER_MISSING, e, e.getHeaderName());
      case HttpMediaTypeNotSupportedException e ->
          new AppException(
              SharedErrors.MEDIA_TYPE,
              e,
              shortened(e.getContentType()),
              e.getSupportedMediaTypes().stream()
                  .map(MediaType::toString)
                  .collect(Collectors.joining(", ")));
      default -> new AppException(SharedErrors.BAD_REQUEST, failure);
    };
  }

  private static AppException body(HttpMessageNotReadableException failure) {
    if (!(failure.getCause() instanceof JacksonException json)) {
      return new AppException(SharedErrors.BODY_MISSING, failure);
    }
    String path = path(json);
    if (json instanceof MismatchedInputException wrong && !path.isEmpty()) {
      return new AppException(SharedErrors.JSON_VALUE, failure, path, kind(wrong.getTargetType()));
    }
    var place = json.getLocation();
    return place == null || place.getLineNr() < 1
        ? new AppException(SharedErrors.BODY_MISSING, failure)
        : new AppException(
            SharedErrors.JSON_SYNTAX, failure, "" + place.getLineNr(), "" + place.getColumnNr());
  }

  /** {@code components[2].originals} */
  private static String path(JacksonException json) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : json.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  /** What would have been right, in words of the reader's language. */
  private static MessageSourceResolvable kind(@Nullable Class<?> type) {
    if (type != null && type.isEnum() && type.getEnumConstants().length <= MOST_CHOICES) {
      String names =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name())
              .collect(Collectors.joining(", "));
      return new DefaultMessageSourceResolvable(
          new String[] {"shared.input.CHOICE"}, new Object[] {names});
    }
    return new DefaultMessageSourceResolvable("shared.input." + word(type));
  }

  private static String word(@Nullable Class<?> type) {
    if (type == null) {
      return "OTHER";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "BOOLEAN";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "NUMBER";
    }
    if (type == UUID.class) {
      return "ID";
    }
    if (type == java.time.LocalDate.class) {
      return "DAY";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "MOMENT";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "TEXT";
    }
    return Collection.class.isAssignableFrom(type) || type.isArray() ? "LIST" : "OTHER";
  }

  private static String shortened(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
