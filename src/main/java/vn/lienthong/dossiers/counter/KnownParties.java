package vn.lienthong.dossiers.counter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.Sql;

/** People and businesses that filed before, so that nobody types them twice. */
@Repository
class KnownParties {
  private final JdbcClient jdbc;

  KnownParties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As they stood in their latest dossier. */
  Optional<Party> byIdentity(String number) {
    return jdbc.sql(
            """
            select owner from dossiers.dossier where owner_identity = :number
            order by id desc limit 1
            """)
        .param("number", number)
        .query((row, i) -> Sql.read(row.getString("owner"), Party.class))
        .optional();
  }

  /** A dossier of the same owner and procedure that is not finished yet. */
  Optional<String> open(@Nullable String number, String procedure) {
    return jdbc.sql(
            """
            select code from dossiers.dossier
            where owner_identity = :number and procedure_code = :procedure and status in ('REGISTERED',
              'RECEIVED', 'PROCESSING', 'SUPPLEMENT_REQUESTED', 'PAYMENT_REQUESTED')
            order by id desc limit 1
            """)
        .param("number", number)
        .param("procedure", procedure)
        .query(String.class)
        .optional();
  }
}
