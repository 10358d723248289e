package vn.lienthong.shared.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Texts of all modules: {@code messages/<module>.properties} is Vietnamese, {@code _en} English.
 */
@Configuration(proxyBeanMethods = false)
class Messages {
  static final Locale VIETNAMESE = Locale.of("vi");

  @Bean
  MessageSource messageSource() {
    return new HouseTexts();
  }
}
