package vn.lienthong.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

/** What everybody in the hall may see: numbers and counters, nothing of a person. */
@Component
class Board {
  private static final int SHOWN = 6;

  private final JdbcClient jdbc;
  private final Waits waits;
  private final Clock clock;

  Board(JdbcClient jdbc, Waits waits, Clock clock) {
    this.jdbc = jdbc;
    this.waits = waits;
    this.clock = clock;
  }

  /**
   * A number that was called.
   *
   * @param calls how often by now
   * @param fresh whether it has not come to the counter yet
   */
  record Call(String code, int counter, String counterName, Instant at, int calls, boolean fresh) {}

  record Shown(String hall, List<Call> calls, List<Waits.Line> lines, Instant now) {
    int waiting() {
      return lines.stream().mapToInt(Waits.Line::waiting).sum();
    }

    /** Changes exactly when something was called. */
    String mark() {
      return calls.isEmpty()
          ? ""
          : calls.getFirst().code() + calls.getFirst().calls() + calls.getFirst().at();
    }
  }

  Shown of(Centre centre) {
    return new Shown(
        centre.unitName(), calls(centre.id()), waits.lines(centre.id()), clock.instant());
  }

  /** The last called first. */
  private List<Call> calls(UUID centre) {
    return jdbc.sql(
            """
            select t.code, c.number, c.name, t.called_at, t.calls, t.state = 'CALLED' as fresh
            from queue.ticket t join queue.counter c on c.id = t.counter_id
            where t.centre_id = :centre and t.day = :day and t.called_at is not null
              and t.state in ('CALLED', 'SERVING', 'DONE')
            order by t.called_at desc limit :shown
            """)
        .param("centre", centre)
        .param("day", Vietnam.today(clock))
        .param("shown", SHOWN)
        .query((row, i) ->
            new Call(
                row.getString("code"),
                row.getInt("number"),
                row.getString("name"),
                Sql.at(row, "called_at"),
                row.getInt("calls"),
                row.getBoolean("fresh")))
        .list();
  }
}
