package vn.lienthong.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.web.KeyPage;

/** Reads people, in the order of the Vietnamese alphabet: given name first. */
@Repository
class PeopleRepository {
  private final JdbcClient jdbc;

  PeopleRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A line of the list; posts are those of the day, "Chuyên viên · Sở Xây dựng". */
  record Row(UUID id, String name, String email, @Nullable String phone, List<String> posts) {}

  /** What is asked: folded text, unit path with everything below, the last person seen. */
  record Query(String text, String path, @Nullable UUID after, LocalDate on, int limit) {}

  KeyPage<Row> list(Query query) {
    List<Row> rows =
        jdbc.sql(
                """
                select p.id, p.name, p.email, p.phone, array(
                  select a.title || ' · ' || s.name from directory.assignment a
                  join directory.unit_state s on s.unit_id = a.unit_id
                    and s.valid_from <= :on and (s.valid_until is null or s.valid_until > :on)
                  where a.person_id = p.id and a.valid_from <= :on
                    and (a.valid_until is null or a.valid_until > :on)
                  order by a.valid_from, a.id) as posts
                from directory.person p
                where (:text = '%%' or p.folded like :text)
                  and (:path = '' or exists (
                    select 1 from directory.assignment a
                    join directory.unit_state s on s.unit_id = a.unit_id
                      and s.valid_from <= :on and (s.valid_until is null or s.valid_until > :on)
                    where a.person_id = p.id and s.path like :path || '%' and a.valid_from <= :on
                      and (a.valid_until is null or a.valid_until > :on)))
                  and (cast(:after as uuid) is null or (p.given_name, p.name, p.id) > (
                    select given_name, name, id from directory.person where id = :after))
                order by p.given_name, p.name, p.id
                limit :limit
                """)
            .param("on", query.on())
            .param("text", Folding.anywhere(query.text()))
            .param("path", query.path())
            .param("after", query.after())
            .param("limit", query.limit() + 1)
            .query((row, number) ->
                new Row(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("phone"),
                    List.of((String[]) row.getArray("posts").getArray())))
            .list();
    return KeyPage.of(rows, query.limit(), Row::id);
  }

  Optional<PersonSummary> person(UUID id) {
    return people(List.of(id)).stream().findFirst();
  }

  Optional<PersonDetail> detail(UUID id) {
    return jdbc.sql("select id, name, email, phone, version from directory.person where id = :id")
        .param("id", id)
        .query((row, number) ->
            new PersonDetail(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getInt("version")))
        .optional();
  }

  List<PersonSummary> people(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select id, name, email from directory.person where id = any (:ids)
                order by given_name, name, id
                """)
            .param("ids", ids.toArray(UUID[]::new))
            .query(PeopleRepository::summary)
            .list();
  }

  private static PersonSummary summary(ResultSet row, int number) throws SQLException {
    return new PersonSummary(
        row.getObject("id", UUID.class), row.getString("name"), row.getString("email"));
  }
}
