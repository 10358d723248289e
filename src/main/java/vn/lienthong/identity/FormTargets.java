package vn.lienthong.identity;

import java.net.URI;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.db.Signals;

/** Origins of the systems that sign in their staff here. */
@Component
public class FormTargets {
  public static final String TOPIC = "client";

  private final JdbcClient jdbc;
  private volatile @Nullable String known;

  FormTargets(JdbcClient jdbc, Signals signals) {
    this.jdbc = jdbc;
    signals.on(TOPIC, key -> known = null);
  }

  /** Each with a space before it; empty when there is none. */
  String origins() {
    String origins = known;
    if (origins == null) {
      origins = read();
      known = origins;
    }
    return origins;
  }

  private String read() {
    TreeSet<String> origins = new TreeSet<>();
    jdbc.sql(
            """
            select distinct unnest(redirect_uris) from identity.client where disabled_at is null
            """)
        .query((row, number) -> row.getString(1))
        .list()
        .forEach(address -> {
          URI uri = URI.create(address);
          origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
        });
    return origins.isEmpty() ? "" : " " + String.join(" ", origins);
  }
}
