package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.Pause;
import vn.lienthong.worktime.Promise;
import vn.lienthong.worktime.WorkCalendar;

/** The due dates of dossiers: the first one, every later change with its basis and approver. */
@Component
public class DueDates {
  private final Deadlines deadlines;
  private final HandlingUnits units;
  private final JdbcClient jdbc;

  DueDates(Deadlines deadlines, HandlingUnits units, JdbcClient jdbc) {
    this.deadlines = deadlines;
    this.units = units;
    this.jdbc = jdbc;
  }

  static final String INSERT_PAUSE =
      """
      insert into dossiers.pause (dossier_id, from_at, to_at, cause, basis)
      values (:dossier, :from, :to, :cause, :basis) on conflict do nothing
      """;

  static Map<String, @Nullable Object> columns(UUID dossier, Pause pause) {
    Map<String, @Nullable Object> c = new LinkedHashMap<>();
    c.put("dossier", dossier);
    c.put("from", Sql.time(pause.from()));
    c.put("to", Sql.time(pause.to()));
    c.put("cause", pause.cause().name());
    c.put("basis", pause.basis());
    return c;
  }

  /** Why a due date is another one now. */
  public enum Cause {
    ACCEPTED,
    SUPPLEMENT,
    FINANCIAL_DUTY,
    REAPPOINTED,
    CALENDAR,
    CORRECTED,
    AT_AGENCY
  }

  public record Change(
      Instant at,
      @Nullable Instant before,
      @Nullable Instant after,
      Cause cause,
      String basis,
      String approver) {}

  /**
   * The clock of a dossier that is received now; it starts when the competent agency gets the
   * dossier, if another counter received it (NĐ 309/2026 Art. 8.3). What is electronic is there at
   * once; of paper this is the estimate until the agency confirms it, see {@link AgencyArrival}.
   */
  Dossier.Times received(
      Dossier.Times times,
      Dossier.Organisations places,
      Channel channel,
      Dossier.Term term,
      Instant at) {
    boolean sent = channel != Channel.ONLINE && elsewhere(places, at);
    Instant start = sent ? deadlines.handedOver(at) : at;
    return times.received(at, start, deadlines.due(Deadlines.Clock.started(at, start, term)));
  }

  /** Whether another counter than the agency's own received it. */
  boolean elsewhere(Dossier.Organisations places, Instant received) {
    return units.nonTerritorial(places, LocalDate.ofInstant(received, Vietnam.ZONE));
  }

  /** The due date counted anew with all pauses so far, and with the new date where there is one. */
  @Nullable Due count(Dossier dossier) {
    return count(dossier, deadlines.calendar());
  }

  @Nullable Due count(Dossier dossier, WorkCalendar calendar) {
    Instant received = dossier.times().receivedAt();
    if (received == null) {
      return null;
    }
    Instant start = Objects.requireNonNullElse(dossier.times().clockStart(), received);
    return deadlines.due(
        calendar,
        new Deadlines.Clock(
            received,
            start,
            dossier.procedure().term(),
            pauses(dossier.id()),
            promise(dossier.id())));
  }

  /** Ends the wait since the dossier paused and counts anew; the change is logged. */
  Dossier resume(Act act, Pause.Cause cause, String basis) {
    Dossier d = act.dossier();
    Instant since = d.times().pausedSince();
    Dossier running = d.with(d.times().paused(null, null));
    if (since == null || d.times().receivedAt() == null) {
      return running;
    }
    jdbc.sql(INSERT_PAUSE)
        .params(columns(d.id(), new Pause(since, act.at(), cause, basis)))
        .update();
    Due due = count(running);
    log(
        running,
        new Change(
            act.at(),
            d.times().dueAt(),
            due == null ? null : due.at(),
            cause(cause),
            basis,
            act.who()),
        act.user());
    return running.with(running.times().due(due));
  }

  private static Cause cause(Pause.Cause cause) {
    return switch (cause) {
      case SUPPLEMENT -> Cause.SUPPLEMENT;
      case FINANCIAL_DUTY -> Cause.FINANCIAL_DUTY;
      case STOPPED -> Cause.CORRECTED;
    };
  }

  List<Pause> pauses(UUID dossier) {
    return jdbc.sql(
            """
            select from_at, to_at, cause, basis from dossiers.pause
            where dossier_id = :dossier order by from_at
            """)
        .param("dossier", dossier)
        .query((row, number) -> pause(row))
        .list();
  }

  /** The new date that a leader promised the applicant; null where none did. */
  private @Nullable Promise promise(UUID dossier) {
    return jdbc.sql(
            """
            select at, after from dossiers.due_change
            where dossier_id = :dossier and cause = 'REAPPOINTED' order by at desc limit 1
            """)
        .param("dossier", dossier)
        .query((row, number) -> deadlines.promise(Sql.at(row, "at"), Sql.at(row, "after")))
        .optional()
        .orElse(null);
  }

  static Pause pause(ResultSet row) throws SQLException {
    return new Pause(
        Sql.at(row, "from_at"),
        Sql.at(row, "to_at"),
        Pause.Cause.valueOf(row.getString("cause")),
        row.getString("basis"));
  }

  void log(Dossier dossier, Change change, CurrentUser approver) {
    jdbc.sql(
            """
            insert into dossiers.due_change (id, dossier_id, at, before, after, cause, basis,
              approver, approver_name)
            values (:id, :dossier, :at, :before, :after, :cause, :basis, :approver, :name)
            """)
        .param("id", Ids.next())
        .param("dossier", dossier.id())
        .param("at", Sql.time(change.at()))
        .param("before", Sql.time(change.before()))
        .param("after", Sql.time(change.after()))
        .param("cause", change.cause().name())
        .param("basis", change.basis())
        .param("approver", approver.id())
        .param("name", change.approver())
        .update();
  }

  /** Oldest first. */
  public List<Change> changes(UUID dossier) {
    return jdbc.sql("select * from dossiers.due_change where dossier_id = :dossier order by at, id")
        .param("dossier", dossier)
        .query((row, number) ->
            new Change(
                Sql.at(row, "at"),
                Sql.instant(row, "before"),
                Sql.instant(row, "after"),
                Cause.valueOf(row.getString("cause")),
                row.getString("basis"),
                row.getString("approver_name")))
        .list();
  }
}
