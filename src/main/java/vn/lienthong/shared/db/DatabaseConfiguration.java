package vn.lienthong.shared.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The one database: an external PostgreSQL when its URL is given, else the one that comes along.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseConfiguration.DatabaseProperties.class)
class DatabaseConfiguration {

  /**
   * @param url JDBC URL of an external PostgreSQL ≥ 15; empty = embedded
   * @param folder where the embedded PostgreSQL lives
   * @param name database inside the embedded PostgreSQL
   * @param application the name that the server shows for our connections
   * @param migrate whether to bring it up to date first; only a restore wants it as it is
   */
  @ConfigurationProperties("lienthong.db")
  record DatabaseProperties(
      @DefaultValue("") String url,
      @DefaultValue("") String user,
      @DefaultValue("") String password,
      @DefaultValue("data/postgres") String folder,
      @DefaultValue("lienthong") String name,
      @DefaultValue("12") int connections,
      @DefaultValue("lienthong") String application,
      @DefaultValue("true") boolean migrate) {}

  @Bean
  @Primary
  HikariDataSource dataSource(DatabaseProperties properties, MigrationPlaces places) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("lienthong");
    config.setMaximumPoolSize(properties.connections());
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    // The detail of a refused row is the row itself, with names and addresses: not for any log.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("ApplicationName", properties.application());
    if (properties.url().isBlank()) {
      EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(properties.folder()));
      DatabaseCreation.ensure(server, properties.name());
      config.setJdbcUrl(server.jdbcUrl(properties.name()));
      config.setUsername(server.user());
      config.setPassword(server.password());
    } else {
      config.setJdbcUrl(properties.url());
      config.setUsername(properties.user());
      config.setPassword(properties.password());
    }
    HikariDataSource dataSource = new HikariDataSource(config);
    if (properties.migrate()) {
      ModuleMigrations.run(dataSource, places);
      UnfinishedRestore.refuse(dataSource);
    }
    return dataSource;
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
