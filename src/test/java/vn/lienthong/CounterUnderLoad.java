package vn.lienthong;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/**
 * A process of its own: the whole application on the data folder it is given. {@code receive} takes
 * in dossiers on four threads and says each code once it is stored; {@code settle} waits until the
 * outbox is empty and says what is there.
 */
final class CounterUnderLoad {
  private static final String PROCEDURE = "2.002288";
  private static final String MARK = "Người nộp thử tải";

  private CounterUnderLoad() {}

  public static void main(String[] arguments) {
    // Whatever goes wrong ends the process, so that the test that started it does not wait for it.
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      failure.printStackTrace(System.err);
      Runtime.getRuntime().halt(1);
    });
    ConfigurableApplicationContext house =
        SpringApplication.run(
            LienThongApplication.class, Arrays.copyOfRange(arguments, 1, arguments.length));
    if (arguments[0].equals("receive")) {
      receive(house);
    } else {
      settle(house.getBean(JdbcClient.class));
      house.close();
    }
  }

  private static void receive(ConfigurableApplicationContext house) {
    CurrentUser officer = officer(house);
    DossierIntake intake = house.getBean(DossierIntake.class);
    var content =
        house
            .getBean(ProceduresApi.class)
            .inForce(PROCEDURE, java.time.LocalDate.now(Vietnam.ZONE))
            .orElseThrow()
            .content();
    List<ReceivedComponent> papers =
        content.components().stream()
            .map(paper -> new ReceivedComponent(paper.key(), 1, 0, 0, List.of()))
            .toList();
    String caseKey = content.cases().isEmpty() ? null : content.cases().getFirst().key();
    AtomicInteger number = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      Thread.ofPlatform()
          .start(() -> {
            while (true) {
              String mail = UUID.randomUUID() + "@example.vn";
              Party party =
                  new Party(
                      Party.Kind.CITIZEN,
                      MARK + " " + number.incrementAndGet(),
                      null,
                      null,
                      mail,
                      null,
                      null,
                      null);
              String code =
                  intake
                      .receive(
                          new NewDossier(
                              PROCEDURE,
                              caseKey,
                              null,
                              party,
                              party,
                              Delivery.COUNTER,
                              1,
                              null,
                              Map.of(),
                              papers),
                          Channel.COUNTER,
                          null,
                          officer)
                      .code();
              synchronized (System.out) {
                System.out.println("ACK " + code);
                System.out.flush();
              }
            }
          });
    }
  }

  private static CurrentUser officer(ConfigurableApplicationContext house) {
    UUID person =
        house
            .getBean(JdbcClient.class)
            .sql("select id from directory.person where email = 'hoa.le@thanhhoa.example'")
            .query(UUID.class)
            .single();
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        person,
        "Lê Thị Hoa",
        null,
        house.getBean(DirectoryApi.class).postsOf(person, Instant.now()));
  }

  private static void settle(JdbcClient jdbc) {
    // What the killed process had claimed falls back after a lease; the test does not wait for it.
    jdbc.sql(
            "update notifications.delivery set claimed_until = now() where claimed_until is not"
                + " null")
        .update();
    long deadline = System.nanoTime() + 120_000_000_000L;
    while (waiting(jdbc) > 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    System.out.println("WAITING " + waiting(jdbc));
    System.out.println(
        "UNCERTAIN "
            + jdbc.sql(
                    "select count(*) from notifications.delivery where state in ('UNCERTAIN',"
                        + " 'DEAD')")
                .query(Integer.class)
                .single());
    say(jdbc, "MARKED", "select code from dossiers.dossier where owner_name like :mark");
    say(
        jdbc,
        "CODES",
        """
        select code from dossiers.dossier where regexp_replace(code, '\\d+$', '') in (
          select regexp_replace(code, '\\d+$', '') from dossiers.dossier
          where owner_name like :mark)
        """);
  }

  private static void say(JdbcClient jdbc, String name, String sql) {
    List<String> codes = jdbc.sql(sql).param("mark", MARK + "%").query(String.class).list();
    System.out.println(name + " " + String.join(",", codes));
  }

  private static int waiting(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select (select count(*) from notifications.delivery
                    where channel = 'EMAIL' and state in ('WAITING', 'CLAIMED', 'SENDING'))
                 + (select count(*) from events.event_publication where completion_date is null)
            """)
        .query(Integer.class)
        .single();
  }
}
