package vn.lienthong.audit;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Where every module leaves its entries. */
@Service
public class AuditApi {
  private final JdbcClient jdbc;
  private final AuditJson json;
  private final Clock clock;

  AuditApi(JdbcClient jdbc, AuditJson json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Leaves an entry in the caller's transaction: one insert, no lock; it is chained and signed
   * within the next second. The post named is the first of the actor that covers the unit.
   */
  public void record(AuditEvent event) {
    record(event, postFor(event.who(), event.unitPath()));
  }

  /** As {@link #record(AuditEvent)}, naming the post in which the actor acted. */
  public void record(AuditEvent event, CurrentUser.@Nullable Post post) {
    CurrentUser who = event.who();
    jdbc.sql(
            """
            with pending as (insert into audit.pending (entry_id) values (:id))
            insert into audit.entry (id, at, action, object_type, object_id, actor_kind, actor_id,
              actor_name, position, title, capacity, actor_unit_id, actor_unit, unit_path, before,
              after, basis, origin)
            values (:id, :at, :action, :objectType, :objectId, :actorKind, cast(:actorId as uuid),
              :actorName, :position, :title, :capacity, cast(:actorUnitId as uuid), :actorUnit,
              :unitPath, :before, :after, :basis, :origin)
            """)
        .param("id", Ids.next())
        .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .param("action", event.action())
        .param("objectType", event.objectType())
        .param("objectId", text(event.objectId()))
        .param("actorKind", who.kind().name())
        .param("actorId", text(who.id()))
        .param("actorName", text(who.name()))
        .param("position", text(post == null ? null : post.position()))
        .param("title", text(post == null ? null : post.title()))
        .param("capacity", text(post == null ? null : post.capacity()))
        .param("actorUnitId", text(post == null ? null : post.unitId()))
        .param("actorUnit", text(post == null ? null : post.unitName()))
        .param("unitPath", text(event.unitPath()))
        .param("before", text(json.write(event.before())))
        .param("after", text(json.write(event.after())))
        .param("basis", text(event.basis()))
        .param("origin", text(RequestOrigin.current()))
        .update();
  }

  /** Typed, so that the driver need not prepare the statement anew for each missing value. */
  private static SqlParameterValue text(@Nullable Object value) {
    return new SqlParameterValue(Types.VARCHAR, value == null ? null : value.toString());
  }

  private static CurrentUser.@Nullable Post postFor(CurrentUser who, @Nullable String unitPath) {
    List<CurrentUser.Post> posts = who.posts();
    return posts.stream()
        .filter(post -> unitPath != null && post.covers(unitPath))
        .findFirst()
        .orElse(posts.isEmpty() ? null : posts.getFirst());
  }
}
