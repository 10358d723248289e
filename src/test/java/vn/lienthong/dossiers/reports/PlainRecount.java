package vn.lienthong.dossiers.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierRepository;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.shared.Vietnam;

/** Counts dossiers one by one from their rows and histories, as slowly as one would by hand. */
final class PlainRecount {
  private record State(Instant at, DossierStatus status) {}

  private record Life(
      Dossier dossier,
      Instant promised,
      String officer,
      List<State> states,
      Instant ratedAt,
      long points,
      long most) {}

  private final List<Life> lives = new ArrayList<>();
  private final Instant now;

  PlainRecount(JdbcClient jdbc, DossierRepository dossiers, List<UUID> ids, Instant now) {
    this.now = now;
    for (UUID id : ids) {
      Dossier d = dossiers.get(id);
      List<OffsetDateTime> first =
          jdbc.sql(
                  """
                  select before from dossiers.due_change where dossier_id = ?
                    and cause = 'REAPPOINTED' order by at limit 1
                  """)
              .param(id)
              .query(OffsetDateTime.class)
              .list();
      List<String> officers =
          jdbc.sql(
                  """
                  select s.assignee::text from dossiers.event e
                  join dossiers.step s on s.dossier_id = e.dossier_id
                    and s.assignee_name = e.assignee_after
                  where e.dossier_id = ? and e.kind = 'ASSIGNED' order by e.version desc
                  """)
              .param(id)
              .query(String.class)
              .list();
      List<State> states =
          jdbc.sql("select at, status from dossiers.event where dossier_id = ? order by version")
              .param(id)
              .query((row, n) ->
                  new State(
                      row.getObject("at", OffsetDateTime.class).toInstant(),
                      DossierStatus.valueOf(row.getString("status"))))
              .list();
      Map<String, Object> rating =
          jdbc
              .sql(
                  """
                  select rated_at, most, (select sum(value::int) from jsonb_each_text(scores)) points
                  from dossiers.rating where dossier_id = ?
                  """)
              .param(id)
              .query()
              .listOfRows()
              .stream()
              .findFirst()
              .orElse(Map.of());
      lives.add(
          new Life(
              d,
              first.isEmpty() ? d.times().dueAt() : first.getFirst().toInstant(),
              officers.isEmpty() ? new UUID(0, 0).toString() : officers.getFirst(),
              states,
              rating.isEmpty() ? null : ((java.sql.Timestamp) rating.get("rated_at")).toInstant(),
              rating.isEmpty() ? 0 : ((Number) rating.get("points")).longValue(),
              rating.isEmpty() ? 0 : ((Number) rating.get("most")).longValue()));
    }
  }

  Map<String, Figures> figures(Grouping by, Period period) {
    Map<String, Figures> all = new HashMap<>();
    for (Life life : lives) {
      Figures one = one(life, period);
      if (!one.equals(Figures.NONE)) {
        all.merge(key(life, by), one, Figures::plus);
      }
    }
    all.values().removeIf(Figures.NONE::equals);
    return all;
  }

  private static String key(Life life, Grouping by) {
    Dossier d = life.dossier();
    return switch (by) {
      case AGENCY -> d.organisations().competent().unitId().toString();
      case UNIT -> d.organisations().handling().unitId().toString();
      case CENTRE -> d.organisations().received().unitId().toString();
      case SECTOR -> d.procedure().sector();
      case PROCEDURE -> d.procedure().code();
      case OFFICER -> life.officer();
      case CHANNEL -> d.filing().channel().name();
    };
  }

  private Figures one(Life life, Period period) {
    Dossier d = life.dossier();
    Instant begin = start(period.from());
    Instant end = start(period.to().plusDays(1));
    end = end.isAfter(now) ? now : end;
    Instant finished = d.times().finishedAt();
    Instant received = d.times().receivedAt();
    boolean in = received != null && within(received, period);
    boolean ended = finished != null && within(finished, period);
    boolean handled = d.status() == DossierStatus.HANDLED || d.status() == DossierStatus.RETURNED;
    boolean done = ended && handled;
    Instant promised = life.promised();
    boolean open = open(life, end);
    DossierStatus then = status(life, end);
    boolean running = RandomLives.RUNNING.contains(then);
    boolean rated = life.ratedAt() != null && within(life.ratedAt(), period);
    return new Figures(
        n(open(life, begin)),
        n(in && d.filing().channel() == Channel.ONLINE),
        n(in && d.filing().channel() == Channel.COUNTER),
        n(in && d.filing().channel() == Channel.POST),
        n(done && promised != null && day(finished).isBefore(day(promised))),
        n(
            done
                && promised != null
                && !day(finished).isBefore(day(promised))
                && !finished.isAfter(promised)),
        n(done && promised != null && finished.isAfter(promised)),
        n(done && promised == null),
        n(ended && received != null && d.status() == DossierStatus.NOT_RECEIVED),
        n(ended && received != null && d.status() == DossierStatus.WITHDRAWN),
        n(ended && received != null && d.status() == DossierStatus.STOPPED),
        n(ended && received == null),
        n(open),
        n(open && running && promised != null && promised.isBefore(end)),
        n(open && then == DossierStatus.SUPPLEMENT_REQUESTED),
        n(open && then == DossierStatus.PAYMENT_REQUESTED),
        done ? minutes(life) : 0,
        n(rated),
        rated ? life.points() : 0,
        rated ? life.most() : 0);
  }

  private static long minutes(Life life) {
    Dossier d = life.dossier();
    long seconds =
        d.times().finishedAt().getEpochSecond() - d.times().clockStart().getEpochSecond();
    for (int i = 0; i + 1 < life.states().size(); i++) {
      State state = life.states().get(i);
      boolean waits =
          state.status() == DossierStatus.SUPPLEMENT_REQUESTED
              || state.status() == DossierStatus.PAYMENT_REQUESTED;
      if (waits && !state.at().isBefore(d.times().receivedAt())) {
        seconds -= life.states().get(i + 1).at().getEpochSecond() - state.at().getEpochSecond();
      }
    }
    return Math.max(0, Math.round(seconds / 60.0));
  }

  private static boolean open(Life life, Instant at) {
    Instant received = life.dossier().times().receivedAt();
    Instant finished = life.dossier().times().finishedAt();
    return received != null
        && received.isBefore(at)
        && (finished == null || !finished.isBefore(at));
  }

  private static DossierStatus status(Life life, Instant at) {
    DossierStatus status = null;
    for (State state : life.states()) {
      if (state.at().isBefore(at)) {
        status = state.status();
      }
    }
    return status;
  }

  private static boolean within(Instant at, Period period) {
    return !day(at).isBefore(period.from()) && !day(at).isAfter(period.to());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Vietnam.ZONE);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Vietnam.ZONE).toInstant();
  }

  private static long n(boolean is) {
    return is ? 1 : 0;
  }
}
