package vn.lienthong.shared.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expected refusals of a form: field → message, in the order of the form. */
public final class FormErrors {
  public static final FormErrors NONE = new FormErrors();

  private final Map<String, String> errors = new LinkedHashMap<>();

  /** Keeps the first message of a field. */
  public FormErrors add(String field, String message) {
    errors.putIfAbsent(field, message);
    return this;
  }

  public @Nullable String get(String field) {
    return errors.get(field);
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  public Map<String, String> all() {
    return Collections.unmodifiableMap(errors);
  }
}
