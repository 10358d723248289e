package vn.lienthong.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.jobs.RecurringJob;

@HouseTest
class EventsAreHeardAgainTest {
  @Autowired JdbcClient jdbc;
  @Autowired List<RecurringJob> jobs;

  @Test
  void whatAKilledProcessLeftUnheardIsHeard() {
    UUID id = leftBehind();
    jobs.stream()
        .filter(job -> job.name().equals("shared.resubmit-events"))
        .forEach(job -> job.work().run());
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (waits(id) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(waits(id)).isFalse();
  }

  private UUID leftBehind() {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into events.event_publication
              (id, listener_id, event_type, serialized_event, publication_date, status)
            values (:id, :listener, :type, :event, now() - interval '2 minutes', 'PUBLISHED')
            """)
        .param("id", id)
        .param(
            "listener",
            "vn.lienthong.identity.PostsListener.on(vn.lienthong.directory.PostsChanged)")
        .param("type", "vn.lienthong.directory.PostsChanged")
        .param("event", "{\"personIds\":[]}")
        .update();
    return id;
  }

  private boolean waits(UUID id) {
    return jdbc.sql("select count(*) from events.event_publication where id = :id")
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }
}
