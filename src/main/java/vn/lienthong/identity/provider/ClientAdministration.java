package vn.lienthong.identity.provider;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.secrets.SecretBox;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;

/** Making, renewing and shutting of clients, each with its audit entry. */
@Component
class ClientAdministration {
  static final String PERMISSION = "identity.clients";

  private final Clients clients;
  private final Authorisations authorisations;
  private final DirectoryApi directory;
  private final AuditApi audit;
  private final Clock clock;

  ClientAdministration(
      Clients clients,
      Authorisations authorisations,
      DirectoryApi directory,
      AuditApi audit,
      Clock clock) {
    this.clients = clients;
    this.authorisations = authorisations;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** The secret of a client, shown once; empty when it has none. */
  record Secret(Client client, String secret) {}

  List<Client> list(CurrentUser by) {
    return clients.list(by.reach(PERMISSION));
  }

  Client get(UUID id, CurrentUser by) {
    return clients
        .byId(id)
        .filter(client -> by.may(PERMISSION, client.unitPath()))
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  @Transactional
  public Secret create(ClientForm form, CurrentUser by) {
    UnitSummary unit = directory.unit(Objects.requireNonNull(form.unit()));
    by.require(PERMISSION, unit.path());
    boolean secretless = form.keepsNoSecret() && form.kindOrService() == Client.Kind.SYSTEM;
    String secret = secretless ? "" : SecretBox.random();
    UUID id = Ids.next();
    Client client =
        new Client(
            id,
            "lt-" + id.toString().substring(24),
            Objects.requireNonNull(form.name()).strip(),
            form.kindOrService(),
            secretless ? null : SecretHash.hash(secret),
            unit.id(),
            unit.name(),
            unit.path(),
            form.granted(),
            form.redirectUris(),
            form.signedOutUris(),
            clock.instant(),
            null,
            clock.instant());
    clients.insert(client);
    record("identity.client-created", client, by);
    return new Secret(client, secret);
  }

  /** The old secret opens nothing from now on, and what it was given ends. */
  @Transactional
  public Secret rotate(UUID id, CurrentUser by) {
    Client client = get(id, by);
    String secret = SecretBox.random();
    clients.setSecret(id, SecretHash.hash(secret));
    authorisations.removeOf(id.toString());
    record("identity.client-secret-changed", client, by);
    return new Secret(client, secret);
  }

  @Transactional
  public void setDisabled(UUID id, boolean disabled, CurrentUser by) {
    Client client = get(id, by);
    clients.setDisabled(id, disabled);
    if (disabled) {
      authorisations.removeOf(id.toString());
    }
    record(disabled ? "identity.client-disabled" : "identity.client-enabled", client, by);
  }

  private void record(String action, Client client, CurrentUser by) {
    audit.record(
        new AuditEvent(
            action,
            "client",
            client.id().toString(),
            by,
            client.unitPath(),
            null,
            Map.of("clientId", client.clientId(), "name", client.name(), "scopes", client.scopes()),
            null));
  }
}
