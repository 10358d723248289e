package vn.lienthong.shared.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of all modules in one table for each of the two languages: a page asks for hundreds,
 * and a row of bundles would be gone through for each. What English lacks is said in Vietnamese.
 */
final class HouseTexts extends AbstractMessageSource {
  private static final String ENGLISH = "_en.properties";

  private volatile @Nullable Languages languages;

  private record Languages(Language vietnamese, Language english) {}

  /** All texts of a language; formats are made when they are first wanted. */
  private record Language(
      Locale locale,
      Map<String, String> patterns,
      Map<String, String> plain,
      Map<String, MessageFormat> formats) {

    Language(Locale locale, Map<String, String> patterns) {
      this(locale, patterns, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    @Nullable String plain(String code) {
      String known = plain.get(code);
      if (known == null && patterns.get(code) instanceof String pattern) {
        known = new MessageFormat(pattern, locale).format(new Object[0]);
        plain.put(code, known);
      }
      return known;
    }

    @Nullable MessageFormat format(String code) {
      String pattern = patterns.get(code);
      return pattern == null
          ? null
          : formats.computeIfAbsent(code, key -> new MessageFormat(pattern, locale));
    }
  }

  @Override
  protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
    return of(locale).plain(code);
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
    return of(locale).format(code);
  }

  private Language of(Locale locale) {
    Languages both = languages;
    if (both == null) {
      both = read();
      languages = both;
    }
    return locale.getLanguage().equals("en") ? both.english() : both.vietnamese();
  }

  private static Languages read() {
    try {
      Map<String, String> vietnamese = new HashMap<>();
      Map<String, String> english = new HashMap<>();
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages/*.properties")) {
        boolean inEnglish = String.valueOf(file.getFilename()).endsWith(ENGLISH);
        read(file)
            .forEach((key, text) ->
                (inEnglish ? english : vietnamese).put(key.toString(), text.toString()));
      }
      Map<String, String> completed = new HashMap<>(vietnamese);
      completed.putAll(english);
      return new Languages(
          new Language(Messages.VIETNAMESE, vietnamese), new Language(Locale.ENGLISH, completed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read(Resource file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
