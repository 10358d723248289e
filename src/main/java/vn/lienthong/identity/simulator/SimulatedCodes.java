package vn.lienthong.identity.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.identity.secrets.SecretBox;

/** Codes and access tokens of the simulator, in the database as any node may be asked. */
@Component
class SimulatedCodes {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  SimulatedCodes(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** What was agreed on the page. */
  record Grant(
      SimulatedCitizen citizen,
      Fault fault,
      String issuer,
      String clientId,
      String redirectUri,
      String nonce,
      String challenge,
      String acr) {}

  String store(Grant grant, Duration age) {
    String code = SecretBox.random();
    jdbc.sql("delete from identity.simulated_code where expires_at < :now")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into identity.simulated_code (code, body, expires_at)
            values (:code, :body, :expires)
            """)
        .param("code", code)
        .param("body", json.writeValueAsString(grant))
        .param("expires", clock.instant().plus(age).atOffset(ZoneOffset.UTC))
        .update();
    return code;
  }

  /** A code can be taken once. */
  Optional<Grant> take(String code) {
    return jdbc.sql(
            """
            delete from identity.simulated_code where code = :code and expires_at > :now
            returning body
            """)
        .param("code", code)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional()
        .map(body -> json.readValue(body, Grant.class));
  }

  Optional<Grant> read(String token) {
    return jdbc.sql(
            """
            select body from identity.simulated_code where code = :code and expires_at > :now
            """)
        .param("code", token)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional()
        .map(body -> json.readValue(body, Grant.class));
  }
}
