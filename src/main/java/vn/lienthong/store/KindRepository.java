package vn.lienthong.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Kinds of papers, and for which papers of procedures they serve. */
@Repository
class KindRepository {
  private final JdbcClient jdbc;

  KindRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Acceptance(String procedureCode, String componentKey, String kind, String name) {}

  void put(PaperKind kind) {
    jdbc.sql(
            """
            insert into store.kind (code, name, name_en, months, forever, legal_basis)
            values (:code, :name, :nameEn, :months, :forever, :basis)
            on conflict (code) do update set name = excluded.name, name_en = excluded.name_en,
              months = excluded.months, forever = excluded.forever,
              legal_basis = excluded.legal_basis
            """)
        .param("code", kind.code())
        .param("name", kind.name())
        .param("nameEn", kind.nameEn())
        .param("months", kind.months())
        .param("forever", kind.forever())
        .param("basis", kind.legalBasis())
        .update();
  }

  void accept(String procedure, String component, String kind) {
    jdbc.sql(
            """
            insert into store.acceptance (procedure_code, component_key, kind)
            values (:procedure, :component, :kind) on conflict do nothing
            """)
        .param("procedure", procedure)
        .param("component", component)
        .param("kind", kind)
        .update();
  }

  boolean refuse(String procedure, String component, String kind) {
    return jdbc.sql(
                """
                delete from store.acceptance where procedure_code = :procedure
                  and component_key = :component and kind = :kind
                """)
            .param("procedure", procedure)
            .param("component", component)
            .param("kind", kind)
            .update()
        == 1;
  }

  Optional<PaperKind> find(String code) {
    return jdbc.sql("select * from store.kind where code = :code")
        .param("code", code)
        .query(new SimplePropertyRowMapper<>(PaperKind.class))
        .optional();
  }

  List<PaperKind> all() {
    return jdbc.sql("select * from store.kind order by name, code")
        .query(new SimplePropertyRowMapper<>(PaperKind.class))
        .list();
  }

  List<Acceptance> acceptances() {
    return jdbc.sql(
            """
            select a.procedure_code, a.component_key, a.kind, k.name from store.acceptance a
            join store.kind k on k.code = a.kind
            order by a.procedure_code, a.component_key, a.kind limit 2000
            """)
        .query(new SimplePropertyRowMapper<>(Acceptance.class))
        .list();
  }

  /** Kinds that serve, by the key of the component. */
  Map<String, Set<String>> serving(String procedure) {
    Map<String, Set<String>> kinds = new HashMap<>();
    jdbc.sql("select component_key, kind from store.acceptance where procedure_code = :procedure")
        .param("procedure", procedure)
        .query((row, i) ->
            kinds
                .computeIfAbsent(row.getString("component_key"), key -> new HashSet<>())
                .add(row.getString("kind")))
        .list();
    return kinds;
  }
}
