package vn.lienthong.shared.metrics;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** {@code LIENTHONG_LOG=json} writes each line of the log as JSON (Elastic Common Schema). */
public class LogFormat implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if ("json".equalsIgnoreCase(environment.getProperty("LIENTHONG_LOG"))) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "log-format", Map.of("logging.structured.format.console", "ecs")));
    }
  }
}
