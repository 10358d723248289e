package vn.lienthong.dossiers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import vn.lienthong.shared.CurrentUser;

/**
 * The unit paths that a user's permissions reach, as ranges {@code low <= path < high} that do not
 * overlap: joined to a table they use the index on the path and give each row once.
 */
public record UnitRanges(String[] lows, String[] highs) {
  /** Above every path: '0' follows '/'. */
  private static final String ALL_HIGH = "0";

  private record Range(String low, String high) {}

  public static UnitRanges of(CurrentUser user, Collection<String> permissions) {
    return user.kind() == CurrentUser.Kind.SYSTEM
        ? of(List.of(new Range("/", ALL_HIGH)))
        : of(
            user,
            (CurrentUser.Post post) -> permissions.stream().anyMatch(post.permissions()::contains));
  }

  /** The reach of the posts that pass. */
  public static UnitRanges of(CurrentUser user, Predicate<CurrentUser.Post> posts) {
    List<Range> ranges = new ArrayList<>();
    for (CurrentUser.Post post : user.posts()) {
      if (posts.test(post)) {
        ranges.add(
            switch (post.scope()) {
              // '!' sorts before every digit: the unit alone, none below it.
              case OWN_UNIT -> new Range(post.unitPath(), post.unitPath() + "!");
              case SUBTREE -> new Range(post.unitPath(), after(post.unitPath()));
              case PROVINCE -> new Range("/", ALL_HIGH);
            });
      }
    }
    return of(ranges);
  }

  private static String after(String path) {
    return path.substring(0, path.length() - 1) + ALL_HIGH;
  }

  private static UnitRanges of(List<Range> ranges) {
    List<Range> kept = new ArrayList<>();
    ranges.stream()
        .sorted(
            Comparator.comparing(Range::low).thenComparing(Range::high, Comparator.reverseOrder()))
        .forEach(range -> {
          if (kept.isEmpty() || range.low().compareTo(kept.getLast().high()) >= 0) {
            kept.add(range);
          }
        });
    return new UnitRanges(
        kept.stream().map(Range::low).toArray(String[]::new),
        kept.stream().map(Range::high).toArray(String[]::new));
  }

  public boolean empty() {
    return lows.length == 0;
  }

  /** The whole province: no need to filter by unit. */
  public boolean everything() {
    return lows.length == 1 && lows[0].equals("/");
  }
}
