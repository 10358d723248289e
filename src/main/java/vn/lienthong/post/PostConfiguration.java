package vn.lienthong.post;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import vn.lienthong.shared.jobs.RecurringJob;
import vn.lienthong.shared.web.ProgramChain;

/** The way to the post, and the work done again and again. */
@Configuration(proxyBeanMethods = false)
class PostConfiguration {

  @Bean
  PostLine postLine(PostSettings settings, Environment environment) {
    return new PostLine(
        () ->
            settings.simulated()
                ? "http://127.0.0.1:"
                    + environment.getProperty("local.server.port")
                    + "/simulator/post"
                : settings.url(),
        settings.secret());
  }

  @Bean
  RecurringJob tellPost(Outbox outbox) {
    return new RecurringJob("post.tell", Duration.ofSeconds(3), outbox::run);
  }

  @Bean
  RecurringJob askPost(Asking asking) {
    return new RecurringJob("post.ask", Duration.ofMinutes(10), asking::askSilent);
  }

  @Bean
  RecurringJob simulatedPost(SimulatedPost post, PostSettings settings) {
    return new RecurringJob(
        "post.simulator",
        Duration.ofSeconds(2),
        () -> {
          if (settings.simulated()) {
            post.deliver();
          }
        });
  }

  /** Programs bring a signature, no session and no form: the handler checks it. */
  @Bean
  @Order(5)
  @ConditionalOnWebApplication
  SecurityFilterChain postProgramChain(HttpSecurity http) {
    return ProgramChain.of(http.securityMatcher("/post/news", "/simulator/post/**")).build();
  }
}
