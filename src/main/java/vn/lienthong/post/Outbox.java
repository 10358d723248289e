package vn.lienthong.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

/**
 * What the post has still to be told, stored in the transaction that made it so. The post takes a
 * reference once, so telling it again after a crash changes nothing.
 */
@Component
class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int AT_ONCE = 50;
  private static final Duration LONGEST = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final ConsignmentRepository consignments;
  private final PostLine line;
  private final Clock clock;
  private final TransactionTemplate alone;

  Outbox(
      JdbcClient jdbc,
      ConsignmentRepository consignments,
      PostLine line,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.consignments = consignments;
    this.line = line;
    this.clock = clock;
    this.alone = new TransactionTemplate(transactions);
    this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  enum Kind {
    ORDER,
    HAND_OVER,
    CANCEL
  }

  private record Call(UUID id, Kind kind, UUID consignment, int tries) {}

  void add(Kind kind, UUID consignment, Instant at) {
    jdbc.sql(
            """
            insert into post.call (id, kind, consignment_id, next_at)
            values (:id, :kind, :consignment, :at)
            """)
        .param("id", Ids.next())
        .param("kind", kind.name())
        .param("consignment", consignment)
        .param("at", Sql.utc(at))
        .update();
  }

  /** Tells what is due; one call that goes wrong stops no other parcel's. */
  void run() {
    run(clock.instant());
  }

  void run(Instant until) {
    List<Call> due =
        jdbc.sql(
                """
                select id, kind, consignment_id, tries from post.call c
                where done_at is null and next_at <= :now
                  and not exists (select 1 from post.call b where b.consignment_id = c.consignment_id
                    and b.done_at is null and b.id < c.id)
                order by id limit :most
                """)
            .param("now", Sql.utc(until))
            .param("most", AT_ONCE)
            .query((row, i) ->
                new Call(
                    Sql.id(row, "id"),
                    Kind.valueOf(row.getString("kind")),
                    Sql.id(row, "consignment_id"),
                    row.getInt("tries")))
            .list();
    due.forEach(this::tell);
  }

  private void tell(Call call) {
    try {
      Consignment consignment = consignments.get(call.consignment());
      switch (call.kind()) {
        case ORDER -> {
          String tracking = line.order(consignment);
          alone.executeWithoutResult(status -> {
            if (consignments.take(consignment.id()).tracking() == null) {
              consignments.track(consignment.id(), tracking);
            }
          });
        }
        case HAND_OVER -> line.handOver(consignment);
        case CANCEL -> line.cancel(consignment);
      }
      jdbc.sql("update post.call set done_at = :now, tries = tries + 1 where id = :id")
          .param("now", Sql.utc(clock.instant()))
          .param("id", call.id())
          .update();
    } catch (PostLine.Silent silent) {
      LOG.info("post: {} of {} is told later", call.kind(), call.consignment());
      jdbc.sql(
              """
              update post.call set tries = tries + 1, next_at = :next, last_error = :error
              where id = :id
              """)
          .param("next", Sql.utc(clock.instant().plus(patience(call.tries()))))
          .param("error", String.valueOf(silent.getMessage()))
          .param("id", call.id())
          .update();
    }
  }

  private static Duration patience(int tries) {
    Duration wait = Duration.ofSeconds(5L << Math.min(tries, 12));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** Why the post was not told yet; empty where it was. */
  List<String> failures(UUID consignment) {
    return jdbc.sql(
            """
            select last_error from post.call
            where consignment_id = :id and done_at is null and last_error is not null
            """)
        .param("id", consignment)
        .query((row, number) -> row.getString(1))
        .list();
  }
}
