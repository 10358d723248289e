package vn.lienthong.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Programs that act for themselves at a unit, as the users that they are. */
@Component
public class ServiceClients {
  private final JdbcClient jdbc;
  private final Clock clock;

  ServiceClients(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A program for the demonstration: it acts at the unit with these scopes and has no secret yet,
   * so nobody can be it before an administrator gives it one.
   */
  @Transactional
  public UUID introduce(String name, UnitSummary unit, Set<String> scopes) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into identity.client (id, client_id, name, kind, unit_id, unit_name, unit_path,
              scopes, secret_set_at, created_at)
            values (:id, :client, :name, 'SERVICE', :unit, :unit_name, :path, :scopes, :now, :now)
            """)
        .param("id", id)
        .param("client", "lt-" + id.toString().substring(24))
        .param("name", name)
        .param("unit", unit.id())
        .param("unit_name", unit.name())
        .param("path", unit.path())
        .param("scopes", scopes.toArray(String[]::new))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return id;
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
