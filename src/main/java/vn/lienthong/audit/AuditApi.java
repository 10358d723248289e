package vn.lienthong.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

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
        .param("at", Sql.utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
        .param("action", event.action())
        .param("objectType", event.objectType())
        .param("objectId", Sql.text(event.objectId()))
        .param("actorKind", who.kind().name())
        .param("actorId", Sql.text(who.id()))
        .param("actorName", Sql.text(who.name()))
        .param("position", Sql.text(post == null ? null : post.position()))
        .param("title", Sql.text(post == null ? null : post.title()))
        .param("capacity", Sql.text(post == null ? null : post.capacity()))
        .param("actorUnitId", Sql.text(post == null ? null : post.unitId()))
        .param("actorUnit", Sql.text(post == null ? null : post.unitName()))
        .param("unitPath", Sql.text(event.unitPath()))
        .param("before", Sql.text(json.write(event.before())))
        .param("after", Sql.text(json.write(event.after())))
        .param("basis", Sql.text(event.basis()))
        .param("origin", Sql.text(RequestOrigin.current()))
        .update();
  }

  private static CurrentUser.@Nullable Post postFor(CurrentUser who, @Nullable String unitPath) {
    List<CurrentUser.Post> posts = who.posts();
    return posts.stream()
        .filter(post -> unitPath != null && post.covers(unitPath))
        .findFirst()
        .orElse(posts.isEmpty() ? null : posts.getFirst());
  }
}
