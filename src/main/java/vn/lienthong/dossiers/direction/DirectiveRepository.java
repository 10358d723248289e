package vn.lienthong.dossiers.direction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.UnitRanges;

@Repository
class DirectiveRepository {
  private final JdbcClient jdbc;

  DirectiveRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A directive and the dossier it is about. */
  record Listed(Directive directive, String code, String procedureName) {}

  void insert(Directive d) {
    jdbc.sql(
            """
            insert into dossiers.directive (id, dossier_id, text, given_by, given_by_name,
              given_title, given_unit, given_at, due_at, to_person, to_name, to_unit,
              to_unit_name, to_path)
            values (:id, :dossier, :text, :by, :by_name, :title, :unit, :at, :due, :person, :name,
              :to_unit, :to_unit_name, :path)
            """)
        .param("id", d.id())
        .param("dossier", d.dossierId())
        .param("text", d.text())
        .param("by", d.givenBy())
        .param("by_name", d.givenByName())
        .param("title", d.givenTitle())
        .param("unit", d.givenUnit())
        .param("at", Sql.time(d.givenAt()))
        .param("due", Sql.time(d.dueAt()))
        .param("person", d.toPerson())
        .param("name", d.toName())
        .param("to_unit", d.toUnit())
        .param("to_unit_name", d.toUnitName())
        .param("path", d.toPath())
        .update();
  }

  /** Whether nobody had answered it. */
  boolean answer(UUID id, String answer, String by, Instant at) {
    return jdbc.sql(
                """
                update dossiers.directive
                set answer = :answer, answered_by_name = :by, answered_at = :at
                where id = :id and answered_at is null
                """)
            .param("answer", answer)
            .param("by", by)
            .param("at", Sql.time(at))
            .param("id", id)
            .update()
        == 1;
  }

  Optional<Directive> find(UUID id, UUID dossier) {
    return jdbc.sql("select * from dossiers.directive where id = :id and dossier_id = :dossier")
        .param("id", id)
        .param("dossier", dossier)
        .query(DirectiveRepository::row)
        .optional();
  }

  /** Newest first. */
  List<Directive> of(UUID dossier) {
    return jdbc.sql(
            "select * from dossiers.directive where dossier_id = :id order by given_at desc, id")
        .param("id", dossier)
        .query(DirectiveRepository::row)
        .list();
  }

  /**
   * Directives to the person or to the units, or given by the person; open ones first, then the
   * newest.
   *
   * @param me the person; units alone where null
   */
  List<Listed> concerning(@Nullable UUID me, UnitRanges reach, int most) {
    return jdbc.sql(
            """
            select v.*, d.code, d.procedure_name from dossiers.directive v
            join dossiers.dossier d on d.id = v.dossier_id
            where v.id in (
              select id from dossiers.directive where given_by = :me or to_person = :me
              union
              select t.id
              from unnest(cast(:lows as text[]), cast(:highs as text[])) as r(low, high)
              join dossiers.directive t on t.to_path >= r.low collate "C" and t.to_path < r.high)
            order by v.answered_at is not null, v.due_at desc, v.id limit :most
            """)
        .param("me", me)
        .param("lows", reach.lows())
        .param("highs", reach.highs())
        .param("most", most)
        .query((row, number) ->
            new Listed(row(row, number), row.getString("code"), row.getString("procedure_name")))
        .list();
  }

  /** How many wait for the person's answer. */
  long open(@Nullable UUID me) {
    return jdbc.sql(
            "select count(*) from dossiers.directive where to_person = :me and answered_at is null")
        .param("me", me)
        .query(Long.class)
        .single();
  }

  private static Directive row(ResultSet row, int number) throws SQLException {
    return new Directive(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        row.getString("text"),
        Sql.uuid(row, "given_by"),
        row.getString("given_by_name"),
        row.getString("given_title"),
        row.getString("given_unit"),
        Sql.at(row, "given_at"),
        Sql.at(row, "due_at"),
        Sql.uuid(row, "to_person"),
        row.getString("to_name"),
        row.getObject("to_unit", UUID.class),
        row.getString("to_unit_name"),
        row.getString("to_path"),
        row.getString("answer"),
        row.getString("answered_by_name"),
        Sql.instant(row, "answered_at"));
  }
}
