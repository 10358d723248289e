package vn.lienthong.identity.session;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import vn.lienthong.shared.jobs.RecurringJob;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  @Configuration(proxyBeanMethods = false)
  @EnableSpringHttpSession
  @ConditionalOnWebApplication
  static class OnTheWeb {
    @Bean
    CookieSerializer sessionCookie() {
      DefaultCookieSerializer cookie = new DefaultCookieSerializer();
      cookie.setCookieName("lt-session");
      cookie.setCookiePath("/");
      cookie.setUseHttpOnlyCookie(true);
      // Lax, as the national e-ID sends people back by a link
      cookie.setSameSite("Lax");
      cookie.setUseBase64Encoding(false);
      return cookie;
    }
  }

  @Bean
  RecurringJob sweepSessions(SessionStore store) {
    return new RecurringJob("identity.sweep-sessions", Duration.ofMinutes(10), store::sweep);
  }
}
