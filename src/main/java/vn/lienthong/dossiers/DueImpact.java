package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.worktime.CalendarImpactSource;
import vn.lienthong.worktime.Pause;
import vn.lienthong.worktime.Promise;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeException;

/** How many open dossiers a calendar would move, counted before it is published. */
@Component
class DueImpact implements CalendarImpactSource {
  private final Deadlines deadlines;
  private final JdbcClient jdbc;

  DueImpact(Deadlines deadlines, JdbcClient jdbc) {
    this.deadlines = deadlines;
    this.jdbc = jdbc;
  }

  /** What the due date of an open dossier rests on. */
  private record Open(
      UUID id,
      Instant received,
      Instant start,
      Dossier.Term term,
      @Nullable Instant due,
      @Nullable Promise promise) {}

  private boolean moved(Open d, WorkCalendar calendar, List<Pause> pauses) {
    try {
      Due due =
          deadlines.due(
              calendar,
              new Deadlines.Clock(d.received(), d.start(), d.term(), pauses, d.promise()));
      return due != null && !due.at().equals(d.due());
    } catch (WorktimeException e) {
      // it keeps its date, as the recomputation says; the calendar can be published all the same
      return false;
    }
  }

  @Override
  public Impact impact(WorkCalendar current, WorkCalendar next) {
    Map<UUID, List<Pause>> pauses = pauses();
    List<Open> open = open();
    long moved =
        open.stream().filter(d -> moved(d, next, pauses.getOrDefault(d.id(), List.of()))).count();
    return new Impact("dossiers.impact", open.size(), moved);
  }

  private List<Open> open() {
    return jdbc.sql(
            """
            select id, received_at, clock_start, term_amount, term_unit, supplement_rule, due_at,
              c.at as promised_at, c.after as promised
            from dossiers.dossier d
            left join lateral (select at, after from dossiers.due_change
              where dossier_id = d.id and cause = 'REAPPOINTED' order by at desc limit 1) c on true
            where finished_at is null and received_at is not null and due_at is not null
            """)
        .query((row, number) -> open(row))
        .list();
  }

  private Open open(ResultSet row) throws SQLException {
    Instant received = Sql.at(row, "received_at");
    Instant promised = Sql.instant(row, "promised");
    return new Open(
        row.getObject("id", UUID.class),
        received,
        Objects.requireNonNullElse(Sql.instant(row, "clock_start"), received),
        new Dossier.Term(
            row.getInt("term_amount"),
            row.getString("term_unit"),
            Dossier.SupplementEffect.valueOf(row.getString("supplement_rule"))),
        Sql.instant(row, "due_at"),
        promised == null ? null : deadlines.promise(Sql.at(row, "promised_at"), promised));
  }

  private Map<UUID, List<Pause>> pauses() {
    Map<UUID, List<Pause>> pauses = new HashMap<>();
    jdbc.sql(
            """
            select p.* from dossiers.pause p join dossiers.dossier d on d.id = p.dossier_id
            where d.finished_at is null order by p.from_at
            """)
        .query(row -> {
          pauses
              .computeIfAbsent(row.getObject("dossier_id", UUID.class), id -> new ArrayList<>())
              .add(DueDates.pause(row));
        });
    return pauses;
  }
}
