package vn.lienthong.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.dossiers.DossierFact;
import vn.lienthong.shared.Ids;

/** Takes events in, in the transaction of the act: one insert, nothing when nobody listens. */
@Component
class EventLog {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final SubscriptionRepository subscriptions;

  EventLog(JdbcClient jdbc, JsonMapper json, Clock clock, SubscriptionRepository subscriptions) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.subscriptions = subscriptions;
  }

  record Event(UUID id, String kind, UUID dossierId, String code, int version, String payload) {}

  @Transactional(propagation = Propagation.MANDATORY)
  public void add(WebhookKind kind, String act, DossierFact fact) {
    if (!subscriptions.kinds().contains(kind.type())) {
      return;
    }
    jdbc.sql(
            """
            insert into webhooks.event (id, kind, dossier_id, code, version, payload, created_at)
            values (:id, :kind, :dossier, :code, :version, :payload, :now)
            """)
        .param("id", Ids.next())
        .param("kind", kind.type())
        .param("dossier", fact.dossierId())
        .param("code", fact.code())
        .param("version", fact.version())
        .param("payload", payload(kind, act, fact))
        .param("now", Sql.utc(clock.instant()))
        .update();
  }

  private String payload(WebhookKind kind, String act, DossierFact fact) {
    return json.writeValueAsString(
        new Payload(
            kind.type(),
            fact.at().toString(),
            new Data(
                fact.dossierId(),
                fact.code(),
                fact.version(),
                fact.status().name(),
                act,
                fact.procedureCode(),
                fact.competentUnit(),
                fact.channel().name())));
  }

  /** The contract with the receiver; nothing in it is about a person. */
  record Payload(String type, String timestamp, Data data) {}

  record Data(
      UUID dossierId,
      String code,
      int version,
      String status,
      String act,
      String procedureCode,
      UUID competentUnit,
      String channel) {}

  String test(String at) {
    return json.writeValueAsString(
        Map.of("type", WebhookKind.TEST, "timestamp", at, "data", Map.of()));
  }

  List<Event> waiting(int most) {
    return jdbc.sql("select * from webhooks.event order by id limit :most")
        .param("most", most)
        .query(EventLog::read)
        .list();
  }

  void remove(List<Event> events) {
    jdbc.sql("delete from webhooks.event where id = any(:ids)")
        .param("ids", events.stream().map(Event::id).toArray(UUID[]::new))
        .update();
  }

  private static Event read(ResultSet row, int number) throws SQLException {
    return new Event(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getObject("dossier_id", UUID.class),
        row.getString("code"),
        row.getInt("version"),
        row.getString("payload"));
  }
}
