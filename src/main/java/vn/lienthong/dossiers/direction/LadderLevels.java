package vn.lienthong.dossiers.direction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Filled;

/** The steps of the ladder as dated data, and the list of reasons for being late. */
@Service
class LadderLevels {
  static final String EDIT = "dossiers.control";
  private static final int LONGEST = 300;
  private static final int EARLIEST = -30;
  private static final int LATEST = 60;

  private final JdbcClient jdbc;
  private final AuditApi audit;

  LadderLevels(JdbcClient jdbc, AuditApi audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  record Reason(String code, String text, String textEn) {}

  /** In force on the day, from the earliest to the latest. */
  List<LadderLevel> on(LocalDate day) {
    return jdbc.sql(
            """
            select * from dossiers.escalation_level
            where from_day <= :day and (to_day is null or to_day >= :day) order by days, place, id
            """)
        .param("day", day)
        .query(LadderLevels::row)
        .list();
  }

  /** All there ever were, ended ones too. */
  List<LadderLevel> all() {
    return jdbc.sql("select * from dossiers.escalation_level order by days, place, id")
        .query(LadderLevels::row)
        .list();
  }

  /**
   * A level from the day on, instead of another one or beside the others.
   *
   * @param instead the level that ends on the day before; null for none
   */
  @Transactional
  public LadderLevel put(@Nullable LadderLevel level, @Nullable Integer instead, CurrentUser user) {
    if (level == null
        || level.days() < EARLIEST
        || level.days() > LATEST
        || !Filled.all(LONGEST, level.name(), level.nameEn(), level.legalBasis())) {
      throw new AppException(DirectionErrors.BAD_LEVEL);
    }
    if (instead != null) {
      end(instead, level.fromDay());
    }
    int id =
        jdbc.sql(
                """
                insert into dossiers.escalation_level (id, place, days, tells, name, name_en,
                  from_day, legal_basis, confirmed)
                select coalesce(max(id), 0) + 1, coalesce(max(id), 0) + 1, :days, :tells, :name,
                  :name_en, :from, :basis, :confirmed
                from dossiers.escalation_level returning id
                """)
            .param("days", level.days())
            .param("tells", level.tells().name())
            .param("name", level.name())
            .param("name_en", level.nameEn())
            .param("from", level.fromDay())
            .param("basis", level.legalBasis())
            .param("confirmed", level.confirmed())
            .query(Integer.class)
            .single();
    record("" + id, user, level);
    return new LadderLevel(
        id,
        level.days(),
        level.tells(),
        level.name(),
        level.nameEn(),
        level.fromDay(),
        null,
        level.legalBasis(),
        level.confirmed());
  }

  /** Ends the level before the day; one that had not begun is gone. */
  @Transactional
  public void end(int level, LocalDate before, CurrentUser user) {
    end(level, before);
    record("" + level, user, Map.of("to", before.minusDays(1).toString()));
  }

  private void end(int level, LocalDate before) {
    int ended =
        jdbc.sql(
                """
                update dossiers.escalation_level set to_day = greatest(from_day, :last)
                where id = :id and to_day is null
                """)
            .param("last", before.minusDays(1))
            .param("id", level)
            .update();
    if (ended == 0) {
      throw new AppException(DirectionErrors.BAD_LEVEL);
    }
  }

  private void record(String id, CurrentUser user, Object after) {
    audit.record(
        new AuditEvent("dossiers.ladder", "escalation-level", id, user, null, null, after, null));
  }

  List<Reason> reasons(LocalDate day) {
    return jdbc.sql(
            """
            select code, text, text_en from dossiers.overdue_reason
            where from_day <= :day and (to_day is null or to_day >= :day) order by place, code
            """)
        .param("day", day)
        .query((row, number) ->
            new Reason(row.getString("code"), row.getString("text"), row.getString("text_en")))
        .list();
  }

  /** A reason from the day on; one of the same code ends on the day before. */
  @Transactional
  public void putReason(Reason reason, LocalDate from, CurrentUser user) {
    if (!Filled.all(LONGEST, reason.code(), reason.text(), reason.textEn())
        || !reason.code().matches("[A-Z_]{2,30}")) {
      throw new AppException(DirectionErrors.BAD_LEVEL);
    }
    jdbc.sql(
            """
            update dossiers.overdue_reason set to_day = :last
            where code = :code and to_day is null and from_day < :from
            """)
        .param("last", from.minusDays(1))
        .param("code", reason.code())
        .param("from", from)
        .update();
    jdbc.sql(
            """
            insert into dossiers.overdue_reason (code, place, text, text_en, from_day)
            values (:code, 50, :text, :text_en, :from)
            on conflict (code, from_day) do update
              set text = excluded.text, text_en = excluded.text_en
            """)
        .param("code", reason.code())
        .param("text", reason.text().strip())
        .param("text_en", reason.textEn().strip())
        .param("from", from)
        .update();
    audit.record(
        new AuditEvent(
            "dossiers.overdue-reason",
            "overdue-reason",
            reason.code(),
            user,
            null,
            null,
            reason,
            null));
  }

  private static LadderLevel row(ResultSet row, int number) throws SQLException {
    return new LadderLevel(
        row.getInt("id"),
        row.getInt("days"),
        LadderLevel.Tells.valueOf(row.getString("tells")),
        row.getString("name"),
        row.getString("name_en"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getString("legal_basis"),
        row.getBoolean("confirmed"));
  }
}
