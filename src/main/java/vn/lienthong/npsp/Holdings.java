package vn.lienthong.npsp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated portal holds of this province. */
@Repository
class Holdings {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  Holdings(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  record Held(String code, String procedureCode, String ownerName, int status, Instant at) {}

  record Stored(
      String key, String service, String code, int status, int copies, Instant at, String body) {}

  /**
   * @param twice messages that came more than once and were stored once
   */
  record Counts(long dossiers, long messages, long twice, long late) {}

  Counts counts() {
    return jdbc.sql(
            """
            select (select count(*) from npsp.dossier) as dossiers,
              (select count(*) from npsp.message) as messages,
              (select count(*) from npsp.message where copies > 1) as twice,
              (select count(*) from npsp.held) as late
            """)
        .query((row, i) ->
            new Counts(
                row.getLong("dossiers"),
                row.getLong("messages"),
                row.getLong("twice"),
                row.getLong("late")))
        .single();
  }

  boolean has(String code) {
    return jdbc.sql("select exists (select 1 from npsp.dossier where code = :code)")
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  /** Stores a message once; then those of its dossier that were held back come in, too late. */
  @Transactional
  public void take(String service, String key, JsonNode body) {
    store(service, key, body);
    record Late(String service, String key, String body) {}
    List<Late> late =
        jdbc.sql(
                """
                delete from npsp.held where key <> :key and key like :code || ':%'
                returning service, key, body
                """)
            .param("key", key)
            .param("code", body.path("MaHoSo").asString())
            .query((row, i) ->
                new Late(row.getString("service"), row.getString("key"), row.getString("body")))
            .list();
    late.forEach(message -> store(message.service(), message.key(), json.readTree(message.body())));
  }

  private void store(String service, String key, JsonNode body) {
    String code = body.path("MaHoSo").asString();
    boolean dossier = service.equals("DongBoHoSoMC");
    int status = body.path(dossier ? "TrangThaiHoSo" : "TrangThai").asInt();
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    boolean fresh =
        jdbc.sql(
                """
                insert into npsp.message (key, service, code, status, body, received_at)
                values (:key, :service, :code, :status, :body, :now)
                on conflict (key) do update set copies = message.copies + 1
                returning copies = 1
                """)
            .param("key", key)
            .param("service", service)
            .param("code", code)
            .param("status", status)
            .param("body", body.toString())
            .param("now", now)
            .query(Boolean.class)
            .single();
    if (fresh && dossier) {
      put(body, code, status, now);
    } else if (fresh) {
      jdbc.sql("update npsp.dossier set status = :status, updated_at = :now where code = :code")
          .param("status", status)
          .param("now", now)
          .param("code", code)
          .update();
    }
  }

  private void put(JsonNode body, String code, int status, OffsetDateTime now) {
    JsonNode received = body.path("NgayTiepNhan");
    jdbc.sql(
            """
            insert into npsp.dossier (code, procedure_code, owner_name, status, received_on, body,
              updated_at)
            values (:code, :procedure, :owner, :status, :received, :body, :now)
            on conflict (code) do update set procedure_code = excluded.procedure_code,
              owner_name = excluded.owner_name, status = excluded.status,
              received_on = excluded.received_on, body = excluded.body,
              updated_at = excluded.updated_at
            """)
        .param("code", code)
        .param("procedure", body.path("MaTTHC").asString())
        .param("owner", body.path("ChuHoSo").asString())
        .param("status", status)
        .param(
            "received",
            received.isString()
                ? LocalDateTime.parse(received.asString(), Rules.TIME).toLocalDate()
                : null,
            java.sql.Types.DATE)
        .param("body", body.toString())
        .param("now", now)
        .update();
  }

  /** Keeps a message inside for later. */
  void hold(String service, String key, JsonNode body) {
    jdbc.sql("insert into npsp.held (key, service, body) values (:key, :service, :body)")
        .param("key", key)
        .param("service", service)
        .param("body", body.toString())
        .update();
  }

  /** Another key than the given one, if there is any. */
  Optional<String> otherKey(String key) {
    return jdbc.sql("select key from npsp.message where key <> :key order by number desc limit 1")
        .param("key", key)
        .query(String.class)
        .optional();
  }

  List<Held> receivedOn(LocalDate day, String after, int most) {
    return jdbc.sql(
            """
            select * from npsp.dossier where received_on = :day and code > :after
            order by code limit :most
            """)
        .param("day", day)
        .param("after", after)
        .param("most", most)
        .query(Holdings::held)
        .list();
  }

  List<Held> newest(int most) {
    return jdbc.sql("select * from npsp.dossier order by updated_at desc, code limit :most")
        .param("most", most)
        .query(Holdings::held)
        .list();
  }

  Optional<Held> dossier(String code) {
    return jdbc.sql("select * from npsp.dossier where code = :code")
        .param("code", code)
        .query(Holdings::held)
        .optional();
  }

  /** In the order in which they were stored. */
  List<Stored> messages(String code) {
    return jdbc.sql("select * from npsp.message where code = :code order by number limit 500")
        .param("code", code)
        .query((row, i) ->
            new Stored(
                row.getString("key"),
                row.getString("service"),
                row.getString("code"),
                row.getInt("status"),
                row.getInt("copies"),
                at(row, "received_at"),
                json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(json.readTree(row.getString("body")))))
        .list();
  }

  /** The portal loses a dossier: a fault that only a reconciliation finds. */
  @Transactional
  public void lose(String code) {
    jdbc.sql("delete from npsp.dossier where code = :code").param("code", code).update();
  }

  private static Held held(ResultSet row, int number) throws SQLException {
    return new Held(
        row.getString("code"),
        row.getString("procedure_code"),
        row.getString("owner_name"),
        row.getInt("status"),
        at(row, "updated_at"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Whether the token was given out and is still good. */
  boolean knows(@Nullable String token) {
    return token != null
        && jdbc.sql(
                "select exists (select 1 from npsp.token"
                    + " where token = :token and expires_at > :now)")
            .param("token", token)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .single();
  }

  void give(String token, Instant until) {
    jdbc.sql("delete from npsp.token where expires_at < :now")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("insert into npsp.token values (:token, :until)")
        .param("token", token)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }
}
