package vn.lienthong.webhooks;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierFact;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.shared.CurrentUser;

/** What programs that load ask of this module; nobody else calls it. */
@Service
public class WebhooksApi {
  private final Subscriptions subscriptions;
  private final EventLog events;
  private final Clock clock;

  WebhooksApi(Subscriptions subscriptions, EventLog events, Clock clock) {
    this.subscriptions = subscriptions;
    this.events = events;
    this.clock = clock;
  }

  /** Subscribes a program to all kinds of events, at the receiver that ships. */
  @Transactional
  public UUID subscribeSimulated(UUID program, String name, CurrentUser by) {
    return subscriptions
        .create(
            new NewSubscription(
                program, name, "https://" + SimulatedReceiver.HOST + "/ho-so", WebhookKind.types()),
            by)
        .subscription()
        .id();
  }

  /** Tells how the dossiers stand now, as if the last act on each had just been done. */
  @Transactional
  public void tellStanding(Collection<Dossier> dossiers) {
    for (Dossier dossier : dossiers) {
      WebhookKind kind = kind(dossier.status());
      events.add(kind, kind.name(), DossierFact.of(dossier, clock.instant()));
    }
  }

  private static WebhookKind kind(DossierStatus status) {
    return switch (status) {
      case REGISTERED -> WebhookKind.FILED;
      case RECEIVED -> WebhookKind.ACCEPTED;
      case NOT_RECEIVED -> WebhookKind.REFUSED;
      case SUPPLEMENT_REQUESTED -> WebhookKind.SUPPLEMENT_REQUESTED;
      case PROCESSING -> WebhookKind.ASSIGNED;
      case PAYMENT_REQUESTED -> WebhookKind.MOVED;
      case WITHDRAWN -> WebhookKind.WITHDRAWN;
      case STOPPED -> WebhookKind.STOPPED;
      case HANDLED -> WebhookKind.HANDLED;
      case RETURNED -> WebhookKind.RETURNED;
    };
  }
}
