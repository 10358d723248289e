package vn.lienthong.dossiers.mistake;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.DossierMistake;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;
import vn.lienthong.shared.web.PerRequest;

/** Wrong and missing results in the menu and on the desk, with how many wait for the user. */
@Component
class MistakesMenu implements MenuSource, DeskSource {
  private final MistakeListing listing;

  MistakesMenu(MistakeListing listing) {
    this.listing = listing;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    return acts(user)
        ? List.of(
            new Entry(
                "shared.menu.oneStop",
                246,
                "dossiers.menu.mistakes",
                MistakesController.HREF,
                waiting(user)))
        : List.of();
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    long waiting = acts(user) ? waiting(user) : 0;
    return waiting == 0
        ? List.of()
        : List.of(
            new Tile(158, "dossiers.tile.mistakes", waiting, "warn", MistakesController.HREF));
  }

  private static boolean acts(CurrentUser user) {
    return user.may("dossiers.view")
        && (user.may(DossierMistake.DECIDES) || user.may(DossierMistake.ISSUES));
  }

  private long waiting(CurrentUser user) {
    return PerRequest.once("dossiers.mistakes:" + user.id(), () -> listing.waiting(user));
  }
}
