package vn.lienthong.dossiers.direction;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** Why a dossier is late, in the officer's own words and by the list of reasons. */
@Service
public class Explanations {
  private static final List<String> WORKING =
      List.of("dossiers.process", "dossiers.assign", "dossiers.approve");

  private final JdbcClient jdbc;
  private final Authority authority;
  private final LadderLevels levels;
  private final AuditApi audit;
  private final Clock clock;

  Explanations(
      JdbcClient jdbc, Authority authority, LadderLevels levels, AuditApi audit, Clock clock) {
    this.jdbc = jdbc;
    this.authority = authority;
    this.levels = levels;
    this.audit = audit;
    this.clock = clock;
  }

  public record Explanation(
      Instant dueAt,
      String reason,
      String text,
      String givenBy,
      String givenUnit,
      Instant givenAt) {}

  /** A level of the ladder that was told. */
  record Told(String name, String nameEn, Instant at, int people) {}

  boolean mayExplain(Dossier dossier, CurrentUser user) {
    return dossier.late(clock.instant())
        && WORKING.stream().anyMatch(permission -> Directions.may(permission, dossier, user));
  }

  @Transactional
  public void explain(UUID id, String reason, @Nullable String text, CurrentUser user) {
    Dossier dossier = authority.read(id, user);
    if (WORKING.stream().noneMatch(permission -> Directions.may(permission, dossier, user))) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant due = dossier.times().dueAt();
    if (due == null || !dossier.late(now)) {
      throw new AppException(DirectionErrors.NOT_LATE, dossier.code());
    }
    if (levels.reasons(LocalDate.ofInstant(now, Vietnam.ZONE)).stream()
        .noneMatch(known -> known.code().equals(reason))) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    String words = Directions.text(text);
    jdbc.sql(
            """
            insert into dossiers.overdue_explanation (id, dossier_id, due_at, reason, text,
              given_by, given_by_name, given_unit, given_at)
            values (:id, :dossier, :due, :reason, :text, :by, :name, :unit, :at)
            """)
        .param("id", Ids.next())
        .param("dossier", id)
        .param("due", Sql.time(due))
        .param("reason", reason)
        .param("text", words)
        .param("by", user.id())
        .param("name", user.name())
        .param("unit", dossier.organisations().handling().name())
        .param("at", Sql.time(now))
        .update();
    audit.record(
        new AuditEvent(
            "dossiers.overdue-explained",
            "dossier",
            dossier.code(),
            user,
            dossier.place().path(),
            null,
            Map.of("reason", reason, "text", words),
            null));
  }

  /** Newest first. */
  List<Explanation> of(UUID dossier) {
    return jdbc.sql(
            """
            select * from dossiers.overdue_explanation where dossier_id = :id
            order by given_at desc, id
            """)
        .param("id", dossier)
        .query((row, number) ->
            new Explanation(
                Sql.at(row, "due_at"),
                row.getString("reason"),
                row.getString("text"),
                row.getString("given_by_name"),
                row.getString("given_unit"),
                Sql.at(row, "given_at")))
        .list();
  }

  /** The levels that were told of the dossier, oldest first. */
  List<Told> told(UUID dossier) {
    return jdbc.sql(
            """
            select l.name, l.name_en, e.told_at, e.people
            from dossiers.escalation e join dossiers.escalation_level l on l.id = e.level
            where e.dossier_id = :id order by e.told_at, l.days
            """)
        .param("id", dossier)
        .query((row, number) ->
            new Told(
                row.getString("name"),
                row.getString("name_en"),
                Sql.at(row, "told_at"),
                row.getInt("people")))
        .list();
  }
}
