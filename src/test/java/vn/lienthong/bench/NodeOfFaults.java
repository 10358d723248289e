package vn.lienthong.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import vn.lienthong.LienThongApplication;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.payments.FaultedTill;
import vn.lienthong.sync.FaultedPortal;

/**
 * A process of its own: the whole application with its jobs. Says its port when it serves, then
 * does what it is told on standard input, line by line, and says when each is done.
 */
public final class NodeOfFaults {
  private NodeOfFaults() {}

  public static void main(String[] options) throws IOException {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      failure.printStackTrace(System.err);
      Runtime.getRuntime().halt(1);
    });
    ConfigurableApplicationContext house =
        SpringApplication.run(LienThongApplication.class, options);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("PORT " + house.getEnvironment().getProperty("local.server.port"));
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String order;
    while ((order = orders.readLine()) != null) {
      out.println(done(house, List.of(order.split(" "))));
    }
    // Whoever gave the orders is gone.
    Runtime.getRuntime().halt(0);
  }

  private static String done(ConfigurableApplicationContext house, List<String> words) {
    List<String> rest = words.subList(1, words.size());
    try {
      return "DONE "
          + switch (words.getFirst()) {
            case "payments" -> house.getBean(FaultedTill.class).act(rest);
            case "sync" -> house.getBean(FaultedPortal.class).act(rest);
            case "counter" -> counter(house, rest.get(0), rest.get(1));
            default -> throw new IllegalArgumentException(words.toString());
          };
    } catch (RuntimeException e) {
      e.printStackTrace(System.err);
      return "FAILED " + e;
    }
  }

  /** Opens an office whose counter officer signs in so; the code of its procedure. */
  private static String counter(
      ConfigurableApplicationContext house, String username, String password) {
    TestOffice.Office office = house.getBean(TestOffice.class).open();
    house
        .getBean(IdentityApi.class)
        .createStaffAccount(office.counter().requireId(), username, password, false);
    return office.procedure();
  }
}
