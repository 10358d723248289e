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
import vn.lienthong.worktime.WorkCalendar;

/** How many open dossiers a calendar would move, counted before it is published. */
@Component
class DueImpact implements CalendarImpactSource {
  private final JdbcClient jdbc;

  DueImpact(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the due date of an open dossier rests on. */
  private record Open(
      UUID id,
      Instant received,
      Instant start,
      Dossier.Term term,
      @Nullable Instant due,
      boolean appointed) {

    boolean moved(WorkCalendar calendar, List<Pause> pauses) {
      Due due = appointed ? null : Deadlines.due(calendar, received, start, term, pauses);
      return due != null && !due.at().equals(this.due);
    }
  }

  @Override
  public Impact impact(WorkCalendar current, WorkCalendar next) {
    Map<UUID, List<Pause>> pauses = pauses();
    List<Open> open = open();
    long moved =
        open.stream().filter(d -> d.moved(next, pauses.getOrDefault(d.id(), List.of()))).count();
    return new Impact("dossiers.impact", open.size(), moved);
  }

  private List<Open> open() {
    return jdbc.sql(
            """
            select id, received_at, clock_start, term_amount, term_unit, supplement_rule, due_at,
              (select c.cause from dossiers.due_change c where c.dossier_id = d.id
               order by c.at desc, c.id desc limit 1) as cause
            from dossiers.dossier d
            where finished_at is null and received_at is not null and due_at is not null
            """)
        .query((row, number) -> open(row))
        .list();
  }

  private static Open open(ResultSet row) throws SQLException {
    Instant received = Sql.at(row, "received_at");
    return new Open(
        row.getObject("id", UUID.class),
        received,
        Objects.requireNonNullElse(Sql.instant(row, "clock_start"), received),
        new Dossier.Term(
            row.getInt("term_amount"),
            row.getString("term_unit"),
            Dossier.SupplementEffect.valueOf(row.getString("supplement_rule"))),
        Sql.instant(row, "due_at"),
        DueDates.Cause.REAPPOINTED.name().equals(row.getString("cause")));
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
