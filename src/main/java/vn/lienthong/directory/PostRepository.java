package vn.lienthong.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.CurrentUser;

/** Reads who holds which post on a day: assignments, and delegations of posts that still hold. */
@Repository
class PostRepository {
  /**
   * Every post of the day: the lender of a delegation must still hold what is lent. Takes a
   * condition for assignments and one for delegations.
   */
  private static final String POSTS =
      """
      with held as (
        select a.id, a.person_id, a.position, a.title, a.unit_id, a.capacity,
               array(select permission from directory.position_permission pp
                     where pp.position in (a.position, '*') order by permission) as permissions
        from directory.assignment a
        where a.valid_from <= :on and (a.valid_until is null or a.valid_until > :on)
          and %s
        union all
        select d.id, d.recipient_id, a.position, a.title, a.unit_id, d.capacity,
               array(select permission from directory.position_permission pp
                     where pp.position = a.position and permission = any (d.permissions)
                     order by permission)
        from directory.delegation d
        join directory.assignment a on a.id = d.assignment_id
        where d.valid_from <= :on and d.valid_until > :on
          and (d.revoked_at is null or d.revoked_at > :at)
          and a.valid_from <= :on and (a.valid_until is null or a.valid_until > :on)
          and %s
      )
      """;

  private static final String WHOLE = "select h.*, p.scope";

  // permissions that nobody reads are not gathered
  private static final String SUMMARY =
      "select h.id, h.person_id, h.position, h.title, h.unit_id, h.capacity";
  private static final String AT =
      """
      , p.rank, s.name as unit_name, s.path, n.name as person_name
      from held h
      join directory.position p on p.code = h.position
      join directory.person n on n.id = h.person_id
      join directory.unit_state s on s.unit_id = h.unit_id
        and s.valid_from <= :on and (s.valid_until is null or s.valid_until > :on)
      """;

  // asked before the permissions of a post are gathered, which is slow for thousands of posts
  private static final String GRANTING =
      "a.position in (select position from directory.position_permission"
          + " where permission = :permission)";
  private static final String GRANTING_ALL =
      "(:permission in (select permission from directory.position_permission"
          + " where position = '*') or "
          + GRANTING
          + ")";
  private static final String LENT = GRANTING + " and :permission = any (d.permissions)";

  private final JdbcClient jdbc;

  PostRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<CurrentUser.Post> postsOf(UUID person, Moment moment) {
    return query(
            POSTS.formatted("a.person_id = :person", "d.recipient_id = :person")
                + WHOLE
                + AT
                + "order by h.capacity nulls first, p.rank, h.id",
            moment)
        .param("person", person)
        .query(PostRepository::post)
        .list();
  }

  Map<UUID, List<CurrentUser.Post>> postsOf(Collection<UUID> people, Moment moment) {
    Map<UUID, List<CurrentUser.Post>> posts = new HashMap<>();
    query(
            POSTS.formatted("a.person_id = any (:people)", "d.recipient_id = any (:people)")
                + WHOLE
                + AT
                + "order by h.capacity nulls first, p.rank, h.id",
            moment)
        .param("people", people.toArray(UUID[]::new))
        .query(row -> {
          posts
              .computeIfAbsent(row.getObject("person_id", UUID.class), id -> new ArrayList<>())
              .add(post(row, 0));
        });
    return posts;
  }

  List<PostSummary> postsAt(UUID unit, Moment moment) {
    return query(
            POSTS.formatted("a.unit_id = :unit", "a.unit_id = :unit")
                + SUMMARY
                + AT
                + "order by p.rank, n.given_name, n.name, h.id",
            moment)
        .param("unit", unit)
        .query(PostRepository::summary)
        .list();
  }

  /** Who may use the permission over the unit, the nearest first. */
  List<PostSummary> holders(String permission, String path, Moment moment) {
    return query(
            POSTS.formatted(GRANTING_ALL, LENT)
                + SUMMARY
                + AT
                + """
                where p.scope = 'PROVINCE'
                  or p.scope = 'OWN_UNIT' and s.path = :path
                  or p.scope = 'SUBTREE' and starts_with(:path, s.path)
                order by s.path = :path desc, length(s.path) desc, p.rank, n.given_name, n.name
                """,
            moment)
        .param("permission", permission)
        .param("path", path)
        .query(PostRepository::summary)
        .list();
  }

  /** As {@link #holders}, of the unit itself. */
  List<PostSummary> holdersAt(String permission, UUID unit, Moment moment) {
    return query(
            POSTS.formatted(
                    GRANTING_ALL + " and a.unit_id = :unit", LENT + " and a.unit_id = :unit")
                + SUMMARY
                + AT
                + "order by p.rank, n.given_name, n.name",
            moment)
        .param("permission", permission)
        .param("unit", unit)
        .query(PostRepository::summary)
        .list();
  }

  private JdbcClient.StatementSpec query(String sql, Moment moment) {
    return jdbc.sql(sql).param("on", moment.on()).param("at", moment.at());
  }

  private static CurrentUser.Post post(ResultSet row, int number) throws SQLException {
    return new CurrentUser.Post(
        row.getObject("id", UUID.class),
        row.getString("position"),
        row.getString("title"),
        row.getObject("unit_id", UUID.class),
        row.getString("unit_name"),
        row.getString("path"),
        CurrentUser.Scope.valueOf(row.getString("scope")),
        texts(row.getArray("permissions")),
        row.getString("capacity"));
  }

  private static PostSummary summary(ResultSet row, int number) throws SQLException {
    return new PostSummary(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        Position.valueOf(row.getString("position")),
        row.getString("title"),
        row.getObject("unit_id", UUID.class),
        row.getString("unit_name"),
        row.getString("capacity"));
  }

  private static Set<String> texts(Array array) throws SQLException {
    return new LinkedHashSet<>(List.of((String[]) array.getArray()));
  }

  /** A moment and its day in Vietnam. */
  record Moment(java.time.OffsetDateTime at, LocalDate on) {
    static Moment of(java.time.Instant instant) {
      return new Moment(
          instant.atOffset(java.time.ZoneOffset.UTC),
          LocalDate.ofInstant(instant, vn.lienthong.shared.Vietnam.ZONE));
    }
  }
}
