package vn.lienthong.webhooks;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.identity.Sealing;
import vn.lienthong.identity.ServiceClients;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** The sender as an operator may set it up who allows the own machine, with a clock to turn. */
@Component
class TestHooks {
  static final List<Network> OWN_MACHINE = List.of(Network.parse("127.0.0.0/8"));

  private final JdbcClient jdbc;
  private final SubscriptionRepository repository;
  private final Lanes lanes;
  private final ServiceClients clients;
  private final Spreading spreading;
  private final Sealing sealing;
  private final AuditApi audit;
  private Duration ahead = Duration.ZERO;

  TestHooks(
      JdbcClient jdbc,
      SubscriptionRepository repository,
      Lanes lanes,
      ServiceClients clients,
      Spreading spreading,
      Sealing sealing,
      AuditApi audit,
      DossiersApi dossiers) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.lanes = lanes;
    this.clients = clients;
    this.spreading = spreading;
    this.sealing = sealing;
    this.audit = audit;
  }

  final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  void turn(Duration by) {
    ahead = ahead.plus(by);
  }

  /** Nobody is subscribed, nothing waits. */
  void reset() {
    jdbc.sql("delete from webhooks.subscription").update();
    repository.changed();
    jdbc.sql("delete from webhooks.event").update();
    ahead = Duration.ZERO;
  }

  Subscriptions subscriptions() {
    return new Subscriptions(
        repository,
        clients,
        spreading,
        new AddressGuard(OWN_MACHINE, InetAddress::getAllByName),
        sealing,
        audit,
        clock);
  }

  Sending sending() {
    return sending(new AddressGuard(OWN_MACHINE, InetAddress::getAllByName));
  }

  Sending sending(AddressGuard guard) {
    return new Sending(
        spreading,
        repository,
        lanes,
        new Sending.Secrets(repository, sealing),
        new PinnedPost(guard, Duration.ofSeconds(3)),
        clock);
  }

  /** A program at the unit, as identity knows it. */
  CurrentUser program(UUID unit, Set<String> scopes) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into identity.client (id, client_id, name, kind, secret_hash, unit_id, unit_name,
              unit_path, scopes, secret_set_at, created_at)
            select :id, :name, 'Phần mềm ' || name, 'SERVICE', 'x', unit_id, name, path, :scopes,
              now(), now()
            from directory.unit_state where unit_id = :unit and valid_until is null
            """)
        .param("id", id)
        .param("name", id.toString())
        .param("unit", unit)
        .param("scopes", scopes.toArray(String[]::new))
        .update();
    return clients.active(List.of(id)).getFirst();
  }

  void disable(CurrentUser program) {
    jdbc.sql("update identity.client set disabled_at = now() where id = :id")
        .param("id", program.requireId())
        .update();
  }
}
