package vn.lienthong.dossiers.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** The counters of a desk once more, row by row in Java, without the ranges of the statement. */
public final class CountedAgain {
  private final List<Row> rows;

  private record Row(
      String desk,
      String received,
      boolean onDesk,
      String status,
      @Nullable OffsetDateTime due,
      @Nullable OffsetDateTime finished,
      @Nullable OffsetDateTime paused) {}

  /** Reads everything that lies on a desk or waits at a counter. */
  public CountedAgain(JdbcClient jdbc) {
    rows =
        jdbc.sql(
                """
                select coalesce(desk_path, '') as desk, received_path as received,
                  step_key is not null as on_desk, status, due_at as due, finished_at as finished,
                  paused_since as paused
                from dossiers.dossier
                where step_key is not null or status in ('REGISTERED', 'HANDLED')
                """)
            .query(Row.class)
            .list();
  }

  public Map<Queue, Long> of(CurrentUser user, Instant now) {
    Instant night = now.atZone(Vietnam.ZONE).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
    Predicate<Row> unit = row -> row.onDesk() && covers(user, DossierListing.WORK, row.desk());
    Predicate<Row> running =
        row -> row.finished() == null && row.paused() == null && row.due() != null;
    Map<Queue, Long> counts = new EnumMap<>(Queue.class);
    counts.put(Queue.UNIT, count(unit));
    counts.put(
        Queue.OVERDUE, count(unit.and(running).and(row -> row.due().toInstant().isBefore(now))));
    counts.put(
        Queue.TODAY,
        count(
            unit.and(running)
                .and(row -> !row.due().toInstant().isBefore(now))
                .and(row -> row.due().toInstant().isBefore(night))));
    counts.put(
        Queue.SUPPLEMENT, count(unit.and(row -> row.status().equals("SUPPLEMENT_REQUESTED"))));
    counts.put(
        Queue.ONLINE,
        count(row ->
            row.status().equals("REGISTERED")
                && covers(user, List.of("dossiers.intake"), row.received())));
    counts.put(
        Queue.RETURNING,
        count(row ->
            row.status().equals("HANDLED")
                && covers(user, List.of("dossiers.return"), row.received())));
    return counts;
  }

  private long count(Predicate<Row> which) {
    return rows.stream().filter(which).count();
  }

  private static boolean covers(CurrentUser user, List<String> permissions, String path) {
    return permissions.stream().anyMatch(permission -> user.may(permission, path));
  }
}
