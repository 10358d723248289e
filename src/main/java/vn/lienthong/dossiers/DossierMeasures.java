package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is measured, hundreds of dossiers at a time, with two questions each time. */
@Repository
class DossierMeasures {
  private static final String COLUMNS =
      """
      select d.id, d.code, d.version, d.procedure_code, d.procedure_version, d.fee,
        d.competent_unit, d.competent_name, d.competent_path, d.channel, d.status, d.received_at,
        d.clock_start, d.due_at, d.applicant_account is not null as account,
        exists (select 1 from dossiers.component c
          where c.dossier_id = d.id and cardinality(c.files) > 0
            and c.component_key not like 'form.%') as papers,
        exists (select 1 from dossiers.component c
          where c.dossier_id = d.id and cardinality(c.from_national) > 0) as reused,
        r.title, r.outcome = 'GRANTED' as granted, r.file_id is not null as file,
        (select min(cast(s.value as int)) from dossiers.rating g, jsonb_each_text(g.scores) s
          where g.dossier_id = d.id) as lowest
      from dossiers.dossier d
      left join lateral (select title, outcome, file_id from dossiers.result
        where dossier_id = d.id and revoked_at is null order by issued_at desc limit 1) r on true
      """;

  private final JdbcClient jdbc;

  DossierMeasures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<DossierMeasure> of(Collection<UUID> ids) {
    return with(
        jdbc.sql(COLUMNS + "where d.id = any(:ids)")
            .param("ids", Sql.array(ids))
            .query((row, number) -> measure(row))
            .list());
  }

  /** In the order of ids. */
  List<DossierMeasure> after(@Nullable UUID after, int most) {
    return with(
        jdbc.sql(COLUMNS + "where :after::uuid is null or d.id > :after order by d.id limit :most")
            .param("after", after, java.sql.Types.OTHER)
            .param("most", most)
            .query((row, number) -> measure(row))
            .list());
  }

  long count() {
    return jdbc.sql("select count(*) from dossiers.dossier").query(Long.class).single();
  }

  /** Those of the dossiers that a unit of the paths had to do with. */
  Set<UUID> involving(Collection<UUID> ids, String[] paths) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct dossier_id from dossiers.involved
                where dossier_id = any(:ids) and unit_path like any (:paths)
                """)
            .param("ids", Sql.array(ids))
            .param("paths", paths)
            .query(UUID.class)
            .list());
  }

  /** Dossiers that were read without their turns. */
  private List<DossierMeasure> with(List<DossierMeasure> heads) {
    Map<UUID, List<DossierMeasure.Turn>> turns =
        turns(heads.stream().map(DossierMeasure::id).toList());
    return heads.stream().map(head -> head.with(turns.getOrDefault(head.id(), List.of()))).toList();
  }

  private Map<UUID, List<DossierMeasure.Turn>> turns(List<UUID> ids) {
    Map<UUID, List<DossierMeasure.Turn>> turns = new HashMap<>();
    jdbc.sql(
            """
            select dossier_id, status, at from (
              select dossier_id, status, at, version, id,
                lag(status) over (partition by dossier_id order by version, id) as before
              from dossiers.event where dossier_id = any(:ids)) e
            where before is distinct from status order by dossier_id, version, id
            """)
        .param("ids", Sql.array(ids))
        .query((ResultSet row) -> {
          turns
              .computeIfAbsent(row.getObject("dossier_id", UUID.class), id -> new ArrayList<>())
              .add(
                  new DossierMeasure.Turn(
                      DossierStatus.valueOf(row.getString("status")), Sql.at(row, "at")));
        });
    return turns;
  }

  private static DossierMeasure measure(ResultSet row) throws SQLException {
    String title = row.getString("title");
    return new DossierMeasure(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getInt("version"),
        new DossierMeasure.Subject(
            row.getString("procedure_code"),
            row.getObject("procedure_version", UUID.class),
            row.getObject("fee", Long.class),
            new Place(
                row.getObject("competent_unit", UUID.class),
                row.getString("competent_name"),
                row.getString("competent_path"))),
        Channel.valueOf(row.getString("channel")),
        DossierStatus.valueOf(row.getString("status")),
        Sql.instant(row, "received_at"),
        Sql.instant(row, "clock_start"),
        Sql.instant(row, "due_at"),
        List.of(),
        new DossierMeasure.Marks(
            row.getBoolean("papers"),
            title == null
                ? null
                : new DossierMeasure.Result(
                    title, row.getBoolean("granted"), row.getBoolean("file")),
            row.getBoolean("reused"),
            row.getBoolean("account"),
            Sql.integer(row, "lowest")));
  }
}
