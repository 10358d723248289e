package vn.lienthong.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a program can subscribe to; the names are part of the contract with it. */
enum WebhookKind {
  FILED("dossier.filed"),
  ACCEPTED("dossier.accepted"),
  REFUSED("dossier.refused"),
  ASSIGNED("dossier.assigned"),
  CONSULTED("dossier.consulted"),
  SUPPLEMENT_REQUESTED("dossier.supplement-requested"),
  SUPPLEMENTED("dossier.supplemented"),
  APPROVED("dossier.approved"),
  HANDLED("dossier.handled"),
  RETURNED("dossier.returned"),
  WITHDRAWN("dossier.withdrawn"),
  STOPPED("dossier.stopped"),
  CORRECTED("dossier.corrected"),
  MOVED("dossier.moved"),
  RATED("dossier.rated");

  /** A message that a person asked for, to try the way out. */
  static final String TEST = "webhook.test";

  private final String type;

  WebhookKind(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  static List<String> types() {
    return Arrays.stream(values()).map(WebhookKind::type).toList();
  }

  static Optional<WebhookKind> of(String type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }
}
