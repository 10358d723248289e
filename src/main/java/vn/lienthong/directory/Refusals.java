package vn.lienthong.directory;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.web.FormErrors;

/** Shows a refusal of the directory at the field that it is about. */
@Component
class Refusals {
  private final MessageSource messages;

  Refusals(MessageSource messages) {
    this.messages = messages;
  }

  String text(String key, Locale locale, Object... arguments) {
    return String.valueOf(messages.getMessage(key, arguments, key, locale));
  }

  /** Adds the refusal to the form, or throws it on when no field is to blame. */
  void add(FormErrors errors, AppException refusal, Locale locale) {
    if (refusal.code() instanceof DirectoryErrors code && !code.field().isEmpty()) {
      errors.add(code.field(), text(code.key(), locale, refusal.arguments().toArray()));
    } else {
      throw refusal;
    }
  }

  /** All that is wrong in one refusal, for programs: {@code name: …; on: …}. */
  static AppException of(FormErrors errors) {
    return new AppException(
        DirectoryErrors.FORM_INVALID,
        errors.all().entrySet().stream()
            .map(error -> error.getKey() + ": " + error.getValue())
            .collect(Collectors.joining("; ")));
  }

  /** Refuses a request body in which a named value is missing. */
  void present(Map<String, @Nullable Object> values, Locale locale) {
    FormErrors errors = new FormErrors();
    values.forEach((name, value) -> {
      if (value == null || value.toString().isBlank()) {
        errors.add(name, text("shared.required", locale));
      }
    });
    if (!errors.isEmpty()) {
      throw of(errors);
    }
  }

  void required(FormErrors errors, String field, String value, Locale locale) {
    if (value.isBlank()) {
      errors.add(field, text("directory.need", locale, label(field, locale)));
    }
  }

  void day(FormErrors errors, String field, String value, boolean required, Locale locale) {
    if (required) {
      required(errors, field, value, locale);
    }
    if (!value.isBlank() && DayText.parse(value).isEmpty()) {
      errors.add(field, text("directory.needDate", locale, label(field, locale)));
    }
  }

  /** So that the list of what is wrong says where, too. */
  private String label(String field, Locale locale) {
    return text("directory.field." + field, locale);
  }
}
