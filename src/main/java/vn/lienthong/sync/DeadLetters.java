package vn.lienthong.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** Messages that wait for a person: why, what to do, and sending them again. */
@Service
class DeadLetters {
  private final JdbcClient jdbc;
  private final AuditApi audit;
  private final Clock clock;

  DeadLetters(JdbcClient jdbc, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A dead letter.
   *
   * @param behind messages of the same dossier that wait behind it
   * @param label what people call the field; null where no field is named
   */
  record Letter(
      Message message,
      String code,
      String procedureCode,
      Failure failure,
      int behind,
      @Nullable String label,
      @Nullable String labelEn,
      Adapter.@Nullable Remedy remedy) {}

  /** Letters with the same reason and field: mended alike, sent again together. */
  record Kind(
      Failure.Reason reason,
      @Nullable String field,
      @Nullable String label,
      @Nullable String labelEn,
      long count) {}

  private static final String FIELD =
      """
      left join sync.field f on f.adapter = m.adapter and m.field is not null
        and f.message = case m.kind when 'DOSSIER' then 'DongBoHoSoMC'
          else 'CapNhatTienDoHoSoMC' end
        and case when f.block = '' then f.field else f.block || '.' || f.field end = m.field
      """;

  List<Kind> kinds() {
    return jdbc.sql(
            """
            select m.reason, m.field, max(f.label) as label, max(f.label_en) as label_en,
              count(*) as letters
            from sync.message m
            """
                + FIELD
                + """
                where m.state = 'DEAD' group by m.reason, m.field order by count(*) desc, m.reason
                """)
        .query((row, i) ->
            new Kind(
                Failure.Reason.valueOf(row.getString("reason")),
                row.getString("field"),
                row.getString("label"),
                row.getString("label_en"),
                row.getLong("letters")))
        .list();
  }

  /** Oldest first. */
  List<Letter> letters(@Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select m.*, l.code as dossier_code, l.procedure_code, l.last - m.seq as behind,
              f.label, f.label_en, f.remedy
            from sync.message m join sync.lane l on l.dossier_id = m.dossier_id
            """
                + FIELD
                + """
                where m.state = 'DEAD' and (cast(:after as uuid) is null or m.id > :after)
                order by m.id limit :size
                """)
        .param("after", after, java.sql.Types.OTHER)
        .param("size", size)
        .query((row, i) -> {
          Message message = MessageRows.read(row, i);
          String remedy = row.getString("remedy");
          Failure failure = message.failure();
          return new Letter(
              message,
              row.getString("dossier_code"),
              row.getString("procedure_code"),
              failure == null ? Failure.of(Failure.Reason.REJECTED, null) : failure,
              row.getInt("behind"),
              row.getString("label"),
              row.getString("label_en"),
              remedy == null ? null : Adapter.Remedy.valueOf(remedy));
        })
        .list();
  }

  /** Sends it again; what stands behind it follows. */
  @Transactional
  public void replay(UUID id, CurrentUser who) {
    who.require(SyncDesk.EDIT, SyncDesk.PROVINCE);
    if (revive("m.id = :id", id, null, null) == 0) {
      throw new AppException(SyncErrors.NOT_DEAD);
    }
    record("sync.replayed", id.toString(), who);
  }

  /** Sends all of a kind again; returns how many. */
  @Transactional
  public int replayAll(Failure.Reason reason, @Nullable String field, CurrentUser who) {
    who.require(SyncDesk.EDIT, SyncDesk.PROVINCE);
    int many =
        revive(
            "m.reason = :reason and m.field is not distinct from cast(:field as text)",
            null,
            reason,
            field);
    if (many == 0) {
      throw new AppException(SyncErrors.NOT_DEAD);
    }
    record("sync.replayed-all", reason.name() + (field == null ? "" : " " + field), who);
    return many;
  }

  private int revive(
      String which, @Nullable UUID id, Failure.@Nullable Reason reason, @Nullable String field) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            with revived as (
              update sync.message m set state = 'WAITING', attempts = 0
              where m.state = 'DEAD' and %s returning m.dossier_id)
            update sync.lane set dead = false, attempts = 0, lease = null, next_at = :now
            where dossier_id in (select dossier_id from revived)
            """
                .formatted(which))
        .param("id", id, java.sql.Types.OTHER)
        .param("reason", reason == null ? null : reason.name())
        .param("field", field)
        .param("now", Sql.utc(now))
        .update();
  }

  private void record(String action, String object, CurrentUser who) {
    audit.record(
        new AuditEvent(action, "sync.message", object, who, SyncDesk.PROVINCE, null, null, null));
  }
}
