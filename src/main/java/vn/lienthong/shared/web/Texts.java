package vn.lienthong.shared.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.lienthong.shared.AppException;

/** Texts in the language of a request, for code that speaks before a page is rendered. */
public record Texts(MessageSource messages, Locale locale) {

  public String t(String key, Object... arguments) {
    String text = messages.getMessage(key, arguments, key, locale);
    return text == null ? key : text;
  }

  public String t(AppException refusal) {
    return t(refusal.code().key(), refusal.arguments().toArray());
  }

  public String lang() {
    return locale.getLanguage().equals("en") ? "en" : "vi";
  }

  /** Picks by language; the Vietnamese text where there is no English. */
  public String pick(String vietnamese, @Nullable String english) {
    return lang().equals("en") && english != null && !english.isBlank() ? english : vietnamese;
  }
}
