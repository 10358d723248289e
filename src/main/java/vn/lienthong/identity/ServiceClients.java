package vn.lienthong.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;

/** Programs that act for themselves at a unit, as the users that they are. */
@Component
public class ServiceClients {
  private final JdbcClient jdbc;

  ServiceClients(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the ids that may act now; disabled ones are left out. */
  public List<CurrentUser> active(Collection<UUID> ids) {
    return read("id = any(:given)", ids.toArray(UUID[]::new));
  }

  /** Those that may act now at units that the patterns reach, by name. */
  public List<CurrentUser> reached(String[] reach) {
    return read("unit_path like any (:given)", reach);
  }

  private List<CurrentUser> read(String which, Object given) {
    return jdbc.sql(
            """
            select id, name, unit_id, unit_name, unit_path, scopes from identity.client
            where kind = 'SERVICE' and disabled_at is null and %s order by name, id
            """
                .formatted(which))
        .param("given", given)
        .query((row, i) ->
            user(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Place(
                    row.getObject("unit_id", UUID.class),
                    row.getString("unit_name"),
                    row.getString("unit_path")),
                Set.of((String[]) row.getArray("scopes").getArray())))
        .list();
  }

  /** The unit at which a program acts. */
  public record Place(UUID unitId, String unitName, String unitPath) {}

  /** A program has one post: its scopes over its unit and what lies below. */
  public static CurrentUser user(UUID id, String name, Place place, Set<String> scopes) {
    return new CurrentUser(
        CurrentUser.Kind.SERVICE,
        id,
        name,
        null,
        List.of(
            new CurrentUser.Post(
                id,
                "SERVICE",
                name,
                place.unitId(),
                place.unitName(),
                place.unitPath(),
                CurrentUser.Scope.SUBTREE,
                scopes,
                null)));
  }
}
