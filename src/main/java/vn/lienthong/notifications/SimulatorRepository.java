package vn.lienthong.notifications;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the simulated SMS gateway has taken, and the faults both simulators still owe. */
@Repository
class SimulatorRepository implements Faults {
  private final JdbcClient jdbc;

  SimulatorRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Sms(String requestId, String phone, String body, Instant at) {
    /** Vietnamese letters need UCS-2: 70 characters in one part, 67 in each of several. */
    int parts() {
      return body.length() <= 70 ? 1 : (body.length() + 66) / 67;
    }
  }

  @Override
  public void strike(Channel channel) throws GatewayException {
    int struck =
        jdbc.sql(
                """
                update notifications.simulator set failures_left = failures_left - 1
                where channel = :channel and failures_left > 0
                """)
            .param("channel", channel.name())
            .update();
    if (struck == 1) {
      throw new GatewayException(GatewayException.Outcome.LATER, "simulated fault");
    }
  }

  int failuresLeft(Channel channel) {
    return jdbc.sql("select failures_left from notifications.simulator where channel = :channel")
        .param("channel", channel.name())
        .query(Integer.class)
        .single();
  }

  void owe(Channel channel, int failures) {
    jdbc.sql(
            "update notifications.simulator set failures_left = :failures where channel = :channel")
        .param("failures", failures)
        .param("channel", channel.name())
        .update();
  }

  /** Takes a message once by its request id, as the carriers do. */
  void take(Delivery delivery, Instant now) {
    jdbc.sql(
            """
            insert into notifications.simulated_sms (request_id, phone, body, accepted_at)
            values (:id, :phone, :body, :at) on conflict (request_id) do nothing
            """)
        .param("id", delivery.messageId())
        .param("phone", delivery.address())
        .param("body", delivery.body())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Sms> newest(int most) {
    return jdbc.sql(
            "select * from notifications.simulated_sms order by accepted_at desc limit :most")
        .param("most", most)
        .query((row, i) ->
            new Sms(
                row.getString("request_id"),
                row.getString("phone"),
                row.getString("body"),
                row.getTimestamp("accepted_at").toInstant()))
        .list();
  }
}
