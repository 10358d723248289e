package vn.lienthong.store.national;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which national store. Without an address the simulator that ships takes its place.
 *
 * @param url its address; files are fetched only from below it
 * @param query path of the service that answers questions
 * @param client id of this house there
 * @param secret given by the operator of the store
 * @param patience how long a whole answer may take; filing goes on without it
 * @param largest bytes of a file at most
 * @param inForce states (TrangThai) in which a paper serves; not verified for 2026
 */
@ConfigurationProperties("lienthong.store.national")
record NationalSettings(
    @DefaultValue("") String url,
    @DefaultValue("/TraCuuGiayTo") String query,
    @DefaultValue("lienthong") String client,
    @DefaultValue("") String secret,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("20971520") int largest,
    @DefaultValue("2") List<String> inForce) {

  NationalSettings {
    inForce = List.copyOf(inForce);
    if (!url.isBlank() && secret.isBlank()) {
      throw new IllegalArgumentException("lienthong.store.national.secret is missing");
    }
  }

  boolean simulated() {
    return url.isBlank();
  }

  /** The address below the store's own; null for one that leads elsewhere. */
  @org.jspecify.annotations.Nullable
  URI below(String path) {
    try {
      URI base = URI.create(url.endsWith("/") ? url : url + "/");
      URI whole = base.resolve(path.startsWith("/") ? path.substring(1) : path).normalize();
      return whole.toString().startsWith(base.toString()) ? whole : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
