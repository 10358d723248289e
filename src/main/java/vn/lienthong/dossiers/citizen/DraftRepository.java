package vn.lienthong.dossiers.citizen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;

@Repository
class DraftRepository {
  /** More than anybody needs; keeps one account from filling the table. */
  static final int MOST_DRAFTS = 50;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DraftRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(Draft draft) {
    jdbc.sql(
            """
            insert into dossiers.draft
              (id, version, account, procedure_code, procedure_name, started_at, saved_at, data)
            values (:id, 1, :account, :code, :name, :at, :at, :data::jsonb)
            """)
        .param("id", draft.id())
        .param("account", draft.account())
        .param("code", draft.procedureCode())
        .param("name", draft.procedureName())
        .param("at", draft.startedAt().atOffset(ZoneOffset.UTC))
        .param("data", json.writeValueAsString(draft.data()))
        .update();
  }

  /** The draft, if it is this account's own. */
  Optional<Draft> find(UUID id, UUID account) {
    return jdbc.sql("select * from dossiers.draft where id = :id and account = :account")
        .param("id", id)
        .param("account", account)
        .query(this::row)
        .optional();
  }

  /** As {@link #find}; no other device saves it until the end of the transaction. */
  Optional<Draft> take(UUID id, UUID account) {
    return jdbc.sql("select * from dossiers.draft where id = :id and account = :account for update")
        .param("id", id)
        .param("account", account)
        .query(this::row)
        .optional();
  }

  List<Draft> of(UUID account) {
    return jdbc.sql(
            """
            select * from dossiers.draft where account = :account
            order by saved_at desc limit :most
            """)
        .param("account", account)
        .param("most", MOST_DRAFTS)
        .query(this::row)
        .list();
  }

  int count(UUID account) {
    return jdbc.sql("select count(*) from dossiers.draft where account = :account")
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  /** Saves over the version that was read; refuses when another window saved meanwhile. */
  void save(Draft draft, Instant now) {
    int saved =
        jdbc.sql(
                """
                update dossiers.draft set version = version + 1, saved_at = :now, data = :data::jsonb
                where id = :id and account = :account and version = :version
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("data", json.writeValueAsString(draft.data()))
            .param("id", draft.id())
            .param("account", draft.account())
            .param("version", draft.version())
            .update();
    if (saved == 0) {
      throw new AppException(SharedErrors.CHANGED_MEANWHILE);
    }
  }

  /** Whether it was still there: a draft is filed or thrown away once. */
  boolean delete(UUID id, UUID account) {
    return jdbc.sql("delete from dossiers.draft where id = :id and account = :account")
            .param("id", id)
            .param("account", account)
            .update()
        == 1;
  }

  private Draft row(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getObject("account", UUID.class),
        row.getString("procedure_code"),
        row.getString("procedure_name"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
        json.readValue(row.getString("data"), DraftData.class));
  }
}
