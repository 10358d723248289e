package vn.lienthong.indices;

import java.sql.Types;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Ids;

/** Notes of what changed and is not yet counted. */
@Repository
class PendingRepository {
  private final JdbcClient jdbc;

  PendingRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Batch(int notes, List<UUID> dossiers, List<String> procedures) {}

  private record Note(@Nullable UUID dossier, @Nullable String procedure) {}

  void dossier(UUID dossier) {
    jdbc.sql("insert into indices.pending (id, dossier_id) values (:id, :dossier)")
        .param("id", Ids.next())
        .param("dossier", dossier)
        .update();
  }

  void dossiers(Collection<UUID> dossiers) {
    jdbc.sql(
            """
            insert into indices.pending (id, dossier_id)
            select * from unnest(cast(:ids as uuid[]), cast(:dossiers as uuid[]))
            """)
        .param("ids", dossiers.stream().map(d -> Ids.next()).toArray(UUID[]::new))
        .param("dossiers", dossiers.toArray(UUID[]::new))
        .update();
  }

  void procedure(String code) {
    jdbc.sql("insert into indices.pending (id, procedure_code) values (:id, :code)")
        .param("id", Ids.next())
        .param("code", code, Types.VARCHAR)
        .update();
  }

  /** The oldest notes, which are gone with the end of the transaction. */
  Batch take(int most) {
    List<Note> notes =
        jdbc.sql(
                """
                delete from indices.pending
                where id in (select id from indices.pending order by id limit :most)
                returning dossier_id, procedure_code
                """)
            .param("most", most)
            .query((row, i) ->
                new Note(row.getObject("dossier_id", UUID.class), row.getString("procedure_code")))
            .list();
    Set<UUID> dossiers = new LinkedHashSet<>();
    Set<String> procedures = new LinkedHashSet<>();
    for (Note note : notes) {
      if (note.dossier() != null) {
        dossiers.add(note.dossier());
      }
      if (note.procedure() != null) {
        procedures.add(note.procedure());
      }
    }
    return new Batch(notes.size(), List.copyOf(dossiers), List.copyOf(procedures));
  }

  long count() {
    return jdbc.sql("select count(*) from (select 1 from indices.pending limit 100000) p")
        .query(Long.class)
        .single();
  }
}
