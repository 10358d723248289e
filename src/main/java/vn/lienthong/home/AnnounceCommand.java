package vn.lienthong.home;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.cli.Arguments;
import vn.lienthong.shared.cli.Command;

/** {@code ./lienthong announce --title … --text … [--title-en … --text-en …]}. */
@Component
class AnnounceCommand implements Command {
  private final HomeApi home;
  private final Clock clock;

  AnnounceCommand(HomeApi home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "announce";
  }

  @Override
  public String summary() {
    return "đăng thông báo / publish a notice: --title T --text T [--title-en T --text-en T],"
        + " --withdraw ID";
  }

  @Override
  public Set<String> options() {
    return Set.of("title", "text", "title-en", "text-en", "withdraw");
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    Arguments given = Arguments.parse(arguments);
    if (given.option("withdraw").isPresent()) {
      return withdraw(given.option("withdraw").get(), out);
    }
    String title = given.option("title").orElse("").strip();
    String text = given.option("text").orElse("").strip();
    if (title.isEmpty() || text.isEmpty()) {
      out.println("Cần --title và --text / a notice needs both: " + summary());
      return 2;
    }
    UUID id =
        home.announce(
            new NewNotice(
                title,
                given.option("title-en").orElse(null),
                text,
                given.option("text-en").orElse(null),
                clock.instant()));
    out.println("Đã đăng / published: /notices/" + id);
    return 0;
  }

  private int withdraw(String id, PrintStream out) {
    try {
      boolean done = home.withdraw(UUID.fromString(id));
      out.println(done ? "Đã gỡ / withdrawn." : "Không có thông báo này / no such notice: " + id);
      return done ? 0 : 1;
    } catch (IllegalArgumentException e) {
      out.println("Không phải mã thông báo / not the id of a notice: " + id);
      return 2;
    }
  }
}
