package vn.lienthong.dossiers.direction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorkingHours;
import vn.lienthong.worktime.WorktimeApi;

/**
 * Climbs the ladder of what is due and late: each level is told once for each due date, in working
 * days. Run again, it tells nothing twice; what fails for one dossier stops no other.
 */
@Component
class Ladder {
  private static final Logger log = LoggerFactory.getLogger(Ladder.class);
  private static final int MOST = 1000;

  /** Of those at the service centre its head alone holds this. */
  private static final String HEAD_OF_CENTRE = "dossiers.secondSupplement";

  private static final String UNTOLD =
      """
      select d.id from dossiers.dossier d
      where d.finished_at is null and d.paused_since is null
        and d.status in ('RECEIVED', 'PROCESSING')
        and d.due_at > :after and d.due_at <= :until
        and not exists (select 1 from dossiers.escalation e
          where e.dossier_id = d.id and e.due_at = d.due_at and e.level = :level)
      order by d.due_at, d.id limit :most
      """;

  private final JdbcClient jdbc;
  private final LadderLevels levels;
  private final DossierRepository dossiers;
  private final Owing owing;
  private final Tellings tellings;
  private final WorktimeApi worktime;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Ladder(
      JdbcClient jdbc,
      LadderLevels levels,
      DossierRepository dossiers,
      Owing owing,
      Tellings tellings,
      WorktimeApi worktime,
      PlatformTransactionManager manager,
      Clock clock) {
    this.jdbc = jdbc;
    this.levels = levels;
    this.dossiers = dossiers;
    this.owing = owing;
    this.tellings = tellings;
    this.worktime = worktime;
    this.transactions = new TransactionTemplate(manager);
    this.clock = clock;
  }

  void climb() {
    climb(clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** Tells what is to be told at the instant; says how many tellings there were. */
  int climb(Instant now) {
    int told = 0;
    WorkCalendar calendar = worktime.calendar();
    for (LadderLevel level : levels.on(LocalDate.ofInstant(now, Vietnam.ZONE))) {
      long minutes = (long) Math.abs(level.days()) * WorkingHours.DAY_MINUTES;
      boolean before = level.days() < 0;
      Instant until = before ? calendar.plusWorking(now, minutes) : worked(calendar, now, minutes);
      Instant first = level.fromDay().atStartOfDay(Vietnam.ZONE).toInstant();
      for (UUID id : untold(level, before ? now : first, until)) {
        told += tellUnlessItFails(id, level, now);
      }
    }
    return told;
  }

  private List<UUID> untold(LadderLevel level, Instant after, Instant until) {
    return jdbc.sql(UNTOLD)
        .param("after", Sql.time(after))
        .param("until", Sql.time(until))
        .param("level", level.id())
        .param("most", MOST)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  private int tellUnlessItFails(UUID id, LadderLevel level, Instant now) {
    try {
      return Boolean.TRUE.equals(transactions.execute(status -> tell(id, level, now))) ? 1 : 0;
    } catch (RuntimeException e) {
      log.error("dossier {}: level {} was not told and will be tried again", id, level.id(), e);
      return 0;
    }
  }

  private boolean tell(UUID id, LadderLevel level, Instant now) {
    Dossier dossier = dossiers.get(id);
    Instant due = dossier.times().dueAt();
    if (due == null || !dossier.status().open() || dossier.status().paused()) {
      return false;
    }
    List<UUID> people = people(dossier, level);
    boolean first =
        jdbc.sql(
                    """
                    insert into dossiers.escalation (dossier_id, due_at, level, told_at, people)
                    values (:id, :due, :level, :at, :people) on conflict do nothing
                    """)
                .param("id", id)
                .param("due", Sql.time(due))
                .param("level", level.id())
                .param("at", Sql.time(now))
                .param("people", people.size())
                .update()
            == 1;
    if (first) {
      tellings.escalated(dossier, level, due, people);
    }
    return first;
  }

  private List<UUID> people(Dossier dossier, LadderLevel level) {
    Dossier.Organisations places = dossier.organisations();
    return switch (level.tells()) {
      case OFFICER -> owing.of(dossier.id()).map(owing::people).orElse(List.of());
      case HEAD -> owing.holders("dossiers.assign", places.handling().unitId());
      case LEADER -> owing.holders("dossiers.approve", places.competent().unitId());
      case COUNTER -> owing.holders(HEAD_OF_CENTRE, places.received().unitId());
      case CONTROL -> owing.holders(LadderLevels.EDIT, places.competent().unitId());
    };
  }

  /** The instant since which so many working minutes have passed. */
  static Instant worked(WorkCalendar calendar, Instant now, long minutes) {
    if (minutes == 0) {
      return now;
    }
    Duration span = Duration.ofMinutes(minutes * 3 + 24 * 60);
    while (calendar.workedBetween(now.minus(span), now) < minutes) {
      span = span.multipliedBy(2);
    }
    long low = 0;
    long high = span.toMinutes();
    while (low < high) {
      long middle = (low + high) / 2;
      if (calendar.workedBetween(now.minus(Duration.ofMinutes(middle)), now) >= minutes) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return now.minus(Duration.ofMinutes(high));
  }
}
