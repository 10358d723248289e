package vn.lienthong.dossiers.citizen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** The dossiers that a citizen or business filed or owns. Somebody else's is not found. */
@Service
class MyDossiers {
  static final int PAGE = 20;
  private static final String OWN = "(applicant_account = :account or owner_identity = :identity)";

  private final JdbcClient jdbc;
  private final Authority authority;

  MyDossiers(JdbcClient jdbc, Authority authority) {
    this.jdbc = jdbc;
    this.authority = authority;
  }

  /** One line of the list. */
  record Row(
      UUID id,
      String code,
      String procedure,
      DossierStatus status,
      Instant submittedAt,
      @Nullable Instant dueAt,
      String agency) {}

  /** What an anonymous asker may know: the code and how far it is (TT 01/2018/TT-VPCP Art. 16). */
  record Level(String code, DossierStatus status) {}

  Dossier get(UUID id, CurrentUser user) {
    return authority.read(id, user);
  }

  /** Newest first, paged by id, which grows with time. */
  KeyPage<Row> list(CurrentUser user, @Nullable UUID after) {
    List<Row> rows =
        jdbc.sql(
                """
                select id, code, procedure_name, status, submitted_at, due_at, competent_name
                from dossiers.dossier
                where %s and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :most
                """
                    .formatted(OWN))
            .param("account", user.requireId())
            .param("identity", user.identityNumber())
            .param("after", after)
            .param("most", PAGE + 1)
            .query(MyDossiers::row)
            .list();
    return KeyPage.of(rows, PAGE, Row::id);
  }

  Optional<Level> level(String compactCode) {
    return jdbc.sql(
            """
            select d.code, d.status from dossiers.dossier d
            where regexp_replace(d.code, '[^A-Z0-9]', '', 'g') = :code
            """)
        .param("code", compactCode)
        .query((row, number) ->
            new Level(row.getString("code"), DossierStatus.valueOf(row.getString("status"))))
        .optional();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("procedure_name"),
        DossierStatus.valueOf(row.getString("status")),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        due == null ? null : due.toInstant(),
        row.getString("competent_name"));
  }
}
