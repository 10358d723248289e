package vn.lienthong;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewAssignment;
import vn.lienthong.directory.NewPerson;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.jobs.RecurringJob;

/**
 * A process of its own: one node of several on a database. Says its port when it serves; the node
 * that is told so makes an account first.
 */
final class NodeUnderTest {
  static final String PASSWORD = "Mat-khau-thu-2026!";

  private NodeUnderTest() {}

  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      failure.printStackTrace(System.err);
      Runtime.getRuntime().halt(1);
    });
    ConfigurableApplicationContext house =
        SpringApplication.run(
            LienThongApplication.class, Arrays.copyOfRange(arguments, 1, arguments.length));
    if (!arguments[0].isEmpty()) {
      account(house, arguments[0]);
    }
    System.out.println("PORT " + house.getEnvironment().getProperty("local.server.port"));
    System.out.flush();
  }

  private static void account(ConfigurableApplicationContext house, String name) {
    TestUnits units = house.getBean(TestUnits.class);
    UUID unit = units.unit("H97.1", "Sở Hai Nút", UnitKind.DEPARTMENT, units.root());
    DirectoryApi directory = house.getBean(DirectoryApi.class);
    UUID person = directory.createPerson(new NewPerson("Lê Thị Nút", name + "@example.vn", null));
    directory.assign(
        new NewAssignment(
            person, Position.SPECIALIST, "", unit, LocalDate.of(2025, 7, 1), null, ""));
    house.getBean(IdentityApi.class).createStaffAccount(person, name, PASSWORD, false);
  }

  /** A job whose runs can be counted. */
  @Configuration(proxyBeanMethods = false)
  @Profile("nodes")
  static class Ticking {
    @Bean
    RecurringJob tick(JdbcClient jdbc) {
      jdbc.sql(
              """
              create table if not exists public.tick
                (id bigint generated always as identity primary key, node bigint, began timestamptz,
                 ended timestamptz)
              """)
          .update();
      return new RecurringJob(
          "test.tick",
          Duration.ofMillis(200),
          () ->
              jdbc.sql(
                      """
                      with work as materialized (select clock_timestamp() as began, pg_sleep(0.1))
                      insert into public.tick (node, began, ended)
                      select :node, began, clock_timestamp() from work
                      """)
                  .param("node", ProcessHandle.current().pid())
                  .update());
    }
  }
}
