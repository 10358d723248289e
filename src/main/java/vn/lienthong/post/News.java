package vn.lienthong.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the post tells about a parcel.
 *
 * @param key of the post; the same news may come many times
 * @param detail who received it, or why it came back
 */
record News(
    String key,
    String tracking,
    Kind kind,
    Instant at,
    @Nullable String place,
    @Nullable String detail) {

  enum Kind {
    ACCEPTED,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    FAILED_ATTEMPT,
    DELIVERED,
    RETURNED;

    String label() {
      return "post.news." + name();
    }
  }

  String where() {
    return place == null ? "" : place;
  }

  String more() {
    return detail == null ? "" : detail;
  }
}
