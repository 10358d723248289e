package vn.lienthong.procedures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the whole life of a procedure. */
@Repository
class HistoryReading {
  private final JdbcClient jdbc;

  HistoryReading(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  ProcedureHistory of(String code) {
    return new ProcedureHistory(
        code,
        jdbc.sql(
                """
                select id, code, effective_from, content, published_at from procedures.version
                where code = :code and state = 'PUBLISHED' order by effective_from, number
                """)
            .param("code", code)
            .query((row, number) ->
                new ProcedureHistory.Published(
                    new ProcedureVersion(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("effective_from", LocalDate.class),
                        ProcedureJson.stored(row.getString("content"))),
                    row.getObject("published_at", OffsetDateTime.class).toInstant()))
            .list(),
        jdbc.sql(
                """
                select unit_id, valid_from, valid_to from procedures.application
                where code = :code order by valid_from, unit_id
                """)
            .param("code", code)
            .query((row, number) ->
                new ProcedureHistory.Handling(
                    row.getObject("unit_id", UUID.class),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class)))
            .list());
  }

  List<ProcedureVersion> versions(Collection<UUID> ids) {
    return jdbc.sql(
            """
            select id, code, effective_from, content from procedures.version
            where id = any(:ids) and state = 'PUBLISHED'
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) ->
            new ProcedureVersion(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getObject("effective_from", LocalDate.class),
                ProcedureJson.stored(row.getString("content"))))
        .list();
  }

  List<String> codesAfter(String after, int most) {
    return jdbc.sql(
            """
            select distinct code from procedures.version
            where state = 'PUBLISHED' and code > :after order by code limit :most
            """)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> row.getString(1))
        .list();
  }
}
