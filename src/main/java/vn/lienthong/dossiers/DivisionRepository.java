package vn.lienthong.dossiers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which division of an agency works on a procedure. */
@Repository
class DivisionRepository {
  private final JdbcClient jdbc;

  DivisionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(String procedureCode, UUID agency, UUID division) {
    jdbc.sql(
            """
            insert into dossiers.handling_division (procedure_code, agency_unit, division_unit)
            values (:code, :agency, :division)
            on conflict (procedure_code, agency_unit)
            do update set division_unit = excluded.division_unit
            """)
        .param("code", procedureCode)
        .param("agency", agency)
        .param("division", division)
        .update();
  }

  Optional<UUID> of(String procedureCode, UUID agency) {
    return jdbc.sql(
            """
            select division_unit from dossiers.handling_division
            where procedure_code = :code and agency_unit = :agency
            """)
        .param("code", procedureCode)
        .param("agency", agency)
        .query((row, number) -> row.getObject("division_unit", UUID.class))
        .optional();
  }
}
