package vn.lienthong.procedures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.procedures.catalogue.FieldReading;
import vn.lienthong.procedures.catalogue.Reason;
import vn.lienthong.shared.Ids;

/** Fields of imported procedures that wait for a person. */
@Repository
class DoubtRepository {
  private final JdbcClient jdbc;
  private final Clock clock;

  DoubtRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A doubtful field and the procedure it belongs to. */
  record Doubt(
      UUID id,
      String code,
      String name,
      UUID versionId,
      boolean draft,
      String field,
      String raw,
      String value,
      Reason reason,
      double confidence,
      boolean open) {}

  /** A procedure with open doubts. */
  record Queue(String code, String name, String sector, int open, String reasons) {}

  /** What reviewers filter by; {@code after} is the last code of the page before. */
  record Filter(@Nullable Reason reason, boolean channelsOnly, String after, int size) {}

  void add(UUID versionId, String code, List<FieldReading> readings) {
    for (FieldReading reading : readings) {
      jdbc.sql(
              """
              insert into procedures.doubt (id, code, version_id, field, raw, value, reason,
                confidence, state)
              values (:id, :code, :version, :field, :raw, :value, :reason, :confidence, 'OPEN')
              on conflict (version_id, field) do nothing
              """)
          .param("id", Ids.next())
          .param("code", code)
          .param("version", versionId)
          .param("field", reading.field())
          .param("raw", reading.raw())
          .param("value", reading.value())
          .param("reason", reading.reason().name())
          .param("confidence", reading.confidence())
          .update();
    }
  }

  /** Doubts about older versions are moot once a newer reading exists. */
  void obsolete(String code) {
    jdbc.sql("update procedures.doubt set state = 'OBSOLETE' where code = :code and state = 'OPEN'")
        .param("code", code)
        .update();
  }

  /** True if it was still open. */
  boolean decide(UUID id, String state, @Nullable String correction, String by) {
    return jdbc.sql(
                """
                update procedures.doubt set state = :state, correction = :correction,
                  decided_at = :now, decided_by = :by
                where id = :id and state = 'OPEN'
                """)
            .param("id", id)
            .param("state", state)
            .param("correction", correction)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .update()
        == 1;
  }

  Optional<Doubt> doubt(UUID id) {
    return jdbc.sql(
            """
            select d.*, v.name, v.state = 'DRAFT' as draft from procedures.doubt d
            join procedures.version v on v.id = d.version_id where d.id = :id
            """)
        .param("id", id)
        .query(DoubtRepository::doubt)
        .optional();
  }

  List<Doubt> openOf(String code) {
    return jdbc.sql(
            """
            select d.*, v.name, v.state = 'DRAFT' as draft from procedures.doubt d
            join procedures.version v on v.id = d.version_id
            where d.code = :code and d.state = 'OPEN' order by d.field like 'channels%' desc, d.field
            """)
        .param("code", code)
        .query(DoubtRepository::doubt)
        .list();
  }

  List<Queue> queue(Filter filter) {
    return jdbc.sql(
            """
            select d.code, max(v.name) as name, max(v.sector) as sector, count(*) as open,
              string_agg(distinct d.reason, ',' order by d.reason) as reasons
            from procedures.doubt d join procedures.version v on v.id = d.version_id
            where d.state = 'OPEN' and d.code > :after
              and (:reason::text is null or d.reason = :reason)
              and (not :channels or d.field like 'channels%')
            group by d.code order by d.code limit :size
            """)
        .param("after", filter.after())
        .param("reason", filter.reason() == null ? null : filter.reason().name())
        .param("channels", filter.channelsOnly())
        .param("size", filter.size())
        .query((row, i) ->
            new Queue(
                row.getString("code"),
                row.getString("name"),
                row.getString("sector"),
                row.getInt("open"),
                row.getString("reasons")))
        .list();
  }

  /** Procedures with open doubts. */
  long openProcedures() {
    return jdbc.sql("select count(distinct code) from procedures.doubt where state = 'OPEN'")
        .query(Long.class)
        .single();
  }

  private static Doubt doubt(ResultSet row, int i) throws SQLException {
    return new Doubt(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("name"),
        row.getObject("version_id", UUID.class),
        row.getBoolean("draft"),
        row.getString("field"),
        row.getString("raw"),
        row.getString("value"),
        Reason.valueOf(row.getString("reason")),
        row.getDouble("confidence"),
        row.getString("state").equals("OPEN"));
  }
}
