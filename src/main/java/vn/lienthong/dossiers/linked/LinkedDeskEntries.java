package vn.lienthong.dossiers.linked;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;

/** What interlinked dossiers put into the menu and on the desk of a member of staff. */
@Component
class LinkedDeskEntries implements MenuSource, DeskSource {
  /** Whoever may do one of these works on parts, or leads. */
  private static final List<String> WORKING =
      List.of("dossiers.process", "dossiers.assign", "dossiers.approve");

  private final PartListing listing;

  LinkedDeskEntries(PartListing listing) {
    this.listing = listing;
  }

  /** Parts that lie with the user's units. */
  static long own(Map<PartQueue, Long> counts) {
    return List.of(PartQueue.SENT, PartQueue.WORKING, PartQueue.PROPOSED, PartQueue.SUPPLEMENT)
        .stream()
        .mapToLong(queue -> counts.getOrDefault(queue, 0L))
        .sum();
  }

  private static boolean works(CurrentUser user) {
    return user.may("dossiers.view") && WORKING.stream().anyMatch(user::may);
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    return works(user)
        ? List.of(
            new Entry(
                "shared.menu.oneStop",
                235,
                "dossiers.linked.menu",
                "/dossiers/linked",
                own(listing.counts(user))))
        : List.of();
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    if (!works(user)) {
      return List.of();
    }
    Map<PartQueue, Long> counts = listing.counts(user);
    long own = own(counts);
    long late = counts.getOrDefault(PartQueue.LATE, 0L);
    long led = counts.getOrDefault(PartQueue.LED, 0L);
    // A unit that has no part in any is spared two noughts.
    return own + led == 0
        ? List.of()
        : List.of(
            new Tile(
                141,
                "dossiers.linked.tile",
                own,
                own == 0 ? "neutral" : "info",
                "/dossiers/linked"),
            new Tile(
                142,
                "dossiers.linked.tile.late",
                late,
                late == 0 ? "neutral" : "late",
                LinkedController.href(PartQueue.LATE)));
  }
}
