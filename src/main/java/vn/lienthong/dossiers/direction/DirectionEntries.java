package vn.lienthong.dossiers.direction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.jobs.RecurringJob;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;

/** What direction puts into the menu, on the desk and among the jobs. */
@Configuration(proxyBeanMethods = false)
class DirectionEntries {
  private static final String SECTION = "shared.menu.oneStop";

  @Bean
  RecurringJob dossierLadder(Ladder ladder) {
    return new RecurringJob("dossiers.ladder", Duration.ofMinutes(5), ladder::climb);
  }

  @Bean
  MenuSource directionMenu(DirectiveRepository directives) {
    return user -> {
      List<MenuSource.Entry> entries = new ArrayList<>();
      if (user.may(StuckPages.READ)) {
        entries.add(
            new MenuSource.Entry(
                "shared.menu.direction",
                252,
                "dossiers.menu.direction",
                "/dossiers/direction",
                null));
      }
      if (user.may("dossiers.view")) {
        entries.add(
            new MenuSource.Entry(
                SECTION,
                253,
                "dossiers.menu.directives",
                "/dossiers/direction/directives",
                directives.open(user.id())));
      }
      return entries;
    };
  }

  @Bean
  DeskSource directionTiles(DirectiveRepository directives) {
    return new DeskSource() {
      @Override
      public List<Tile> tiles(CurrentUser user) {
        long open = user.may("dossiers.view") ? directives.open(user.id()) : 0;
        return open == 0
            ? List.of()
            : List.of(
                new Tile(
                    105,
                    "dossiers.tile.directives",
                    open,
                    "warn",
                    "/dossiers/direction/directives"));
      }
    };
  }
}
