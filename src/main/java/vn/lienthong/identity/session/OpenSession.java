package vn.lienthong.identity.session;

import java.time.Instant;
import java.util.UUID;

/** One place where somebody is signed in. */
public record OpenSession(
    UUID handle, String device, String address, Instant since, Instant lastAccess, boolean here) {
  public static final String OWNER = "identity.owner";
  public static final String ADDRESS = "identity.address";
  public static final String DEVICE = "identity.device";

  static OpenSession of(SessionRows.Row row, boolean here) {
    return new OpenSession(
        row.handle(),
        row.attributes().getOrDefault(DEVICE, "").toString(),
        row.attributes().getOrDefault(ADDRESS, "").toString(),
        row.createdAt(),
        row.lastAccess(),
        here);
  }
}
