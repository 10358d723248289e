package vn.lienthong.shared.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.CurrentUser;

/** Today's work on the desk of a member of staff; a Spring bean per module. */
public interface DeskSource {
  List<Tile> tiles(CurrentUser user);

  /**
   * What the user is to do first, the most urgent on top; at most {@code most}. Empty where the
   * user's posts have no such work, an empty list where all of it is done.
   */
  default Optional<List<Work>> urgent(CurrentUser user, int most, Locale locale) {
    return Optional.empty();
  }

  /**
   * @param label message key
   * @param kind ok, warn, late, info or neutral
   */
  record Tile(int order, String label, long count, String kind, String href) {}

  /**
   * A piece of work, in the language of the page.
   *
   * @param until when it is due; null for no date
   * @param kind ok, warn, late, info or neutral
   * @param percent of the time that is gone, 0–100
   */
  record Work(
      @Nullable Instant until,
      String code,
      String title,
      String who,
      String step,
      String kind,
      String remaining,
      int percent,
      @Nullable String note,
      String href) {}
}
