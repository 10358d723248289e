package vn.lienthong;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Gives every test run a database of its own in a PostgreSQL under target/. */
public class TestDatabase implements EnvironmentPostProcessor {
  /** System property of a child process that brings a database of its own. */
  public static final String OWN_DATABASE = "lienthong.test.own-database";

  private static final String NAME =
      "test_"
          + Long.toString(ProcessHandle.current().pid(), 36)
          + "_"
          + Long.toString(System.currentTimeMillis(), 36);

  /** Each test process has a server of its own, as a server ends with the process that began it. */
  static String folder() {
    return Path.of("target", "postgres-" + System.getProperty("lienthong.test.process", "1"))
        .toString();
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (Boolean.getBoolean(OWN_DATABASE)) {
      return;
    }
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test-database",
                Map.of(
                    "lienthong.db.folder", folder(),
                    "lienthong.db.name",
                        NAME + environment.getProperty("lienthong.test.database", ""),
                    "lienthong.files.folder", Path.of("target/files-" + NAME).toString())));
  }
}
