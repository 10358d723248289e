package vn.lienthong.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads assignments and delegations, past and coming ones too. */
@Repository
class AssignmentRepository {
  private static final String ASSIGNMENT =
      """
      select a.id, a.person_id, n.name as person_name, a.position, a.title, a.unit_id,
        s.name as unit_name, s.path, a.valid_from, a.valid_until, a.basis,
        array(select permission from directory.position_permission p
              where p.position = a.position order by permission) as permissions
      from directory.assignment a
      join directory.person n on n.id = a.person_id
      join directory.position o on o.code = a.position
      join lateral (
        select name, path from directory.unit_state s where s.unit_id = a.unit_id
        order by s.valid_from <= coalesce(a.valid_until - 1, :on) desc, s.valid_from desc limit 1
      ) s on true
      """;
  private static final String DELEGATION =
      """
      select d.*, a.person_id as giver_id, g.name as giver_name, r.name as recipient_name, a.title,
        s.name as unit_name, s.path
      from directory.delegation d
      join directory.assignment a on a.id = d.assignment_id
      join directory.person g on g.id = a.person_id
      join directory.person r on r.id = d.recipient_id
      join lateral (
        select name, path from directory.unit_state s where s.unit_id = a.unit_id
        order by s.valid_from <= d.valid_from desc, s.valid_from desc limit 1
      ) s on true
      """;

  private final JdbcClient jdbc;

  AssignmentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<AssignmentRow> ofPerson(UUID person, LocalDate on) {
    return assignments("where a.person_id = :id order by a.valid_from desc, o.rank", person, on);
  }

  Optional<AssignmentRow> assignment(UUID id, LocalDate on) {
    return assignments("where a.id = :id", id, on).stream().findFirst();
  }

  private List<AssignmentRow> assignments(String where, UUID id, LocalDate on) {
    return jdbc.sql(ASSIGNMENT + where)
        .param("id", id)
        .param("on", on)
        .query((row, number) ->
            new AssignmentRow(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getString("position"),
                row.getString("title"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                row.getString("path"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("basis"),
                List.of((String[]) row.getArray("permissions").getArray())))
        .list();
  }

  List<DelegationRow> delegationsOf(UUID person) {
    return delegations(
        "where a.person_id = :id or d.recipient_id = :id order by d.valid_from desc, d.id", person);
  }

  Optional<DelegationRow> delegation(UUID id) {
    return delegations("where d.id = :id", id).stream().findFirst();
  }

  private List<DelegationRow> delegations(String where, UUID id) {
    return jdbc.sql(DELEGATION + where)
        .param("id", id)
        .query((row, number) -> {
          OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
          return new DelegationRow(
              row.getObject("id", UUID.class),
              row.getObject("giver_id", UUID.class),
              row.getString("giver_name"),
              row.getObject("recipient_id", UUID.class),
              row.getString("recipient_name"),
              row.getString("title"),
              row.getString("unit_name"),
              row.getString("path"),
              Capacity.valueOf(row.getString("capacity")),
              List.of((String[]) row.getArray("permissions").getArray()),
              row.getObject("valid_from", LocalDate.class),
              row.getObject("valid_until", LocalDate.class),
              row.getString("document_number"),
              row.getObject("document_date", LocalDate.class),
              row.getString("note"),
              revoked == null ? null : revoked.toInstant(),
              row.getString("revoked_by"),
              row.getString("revoked_reason"));
        })
        .list();
  }

  /** Code → title of every position, in their order. */
  Map<String, String> positions(boolean english) {
    Map<String, String> titles = new LinkedHashMap<>();
    jdbc.sql("select code, title, title_en from directory.position where code <> '*' order by rank")
        .query((row, number) ->
            Map.entry(row.getString("code"), row.getString(english ? "title_en" : "title")))
        .list()
        .forEach(entry -> titles.put(entry.getKey(), entry.getValue()));
    return titles;
  }

  /** Those who hold a post of their own at the path or below on the day, but not the person. */
  Map<String, String> recipients(String path, UUID without, LocalDate on) {
    Map<String, String> people = new LinkedHashMap<>();
    jdbc.sql(
            """
            select distinct on (p.given_name, p.name, p.id) p.id, p.name, a.title,
              s.name as unit_name
            from directory.assignment a
            join directory.person p on p.id = a.person_id
            join directory.unit_state s on s.unit_id = a.unit_id
              and s.valid_from <= :on and (s.valid_until is null or s.valid_until > :on)
            where s.path like :path || '%' and p.id <> :without
              and a.valid_from <= :on and (a.valid_until is null or a.valid_until > :on)
            order by p.given_name, p.name, p.id, a.valid_from
            """)
        .param("path", path)
        .param("without", without)
        .param("on", on)
        .query((row, number) ->
            Map.entry(
                row.getString("id"),
                row.getString("name")
                    + " ("
                    + row.getString("title")
                    + ", "
                    + row.getString("unit_name")
                    + ")"))
        .list()
        .forEach(entry -> people.put(entry.getKey(), entry.getValue()));
    return people;
  }
}
