package vn.lienthong.shared.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Texts of all modules: {@code messages/<module>.properties} is Vietnamese, {@code _en} English.
 */
@Configuration(proxyBeanMethods = false)
class Messages {
  static final Locale VIETNAMESE = Locale.of("vi");

  @Bean
  MessageSource messageSource() throws IOException {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames(basenames());
    source.setDefaultEncoding(StandardCharsets.UTF_8.name());
    source.setFallbackToSystemLocale(false);
    source.setDefaultLocale(Locale.ROOT);
    source.setAlwaysUseMessageFormat(true);
    return source;
  }

  private static String[] basenames() throws IOException {
    return Arrays.stream(
            new PathMatchingResourcePatternResolver()
                .getResources("classpath*:messages/*.properties"))
        .map(resource -> String.valueOf(resource.getFilename()).replace(".properties", ""))
        .filter(name -> !name.endsWith("_en"))
        .distinct()
        .map(name -> "messages/" + name)
        .toArray(String[]::new);
  }
}
