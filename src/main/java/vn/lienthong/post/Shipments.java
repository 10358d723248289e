package vn.lienthong.post;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.ShipmentSource;

/** Tells the pages of a dossier how its result travels. */
@Component
class Shipments implements ShipmentSource {
  private final ConsignmentRepository consignments;

  Shipments(ConsignmentRepository consignments) {
    this.consignments = consignments;
  }

  /** Of a dossier there are few: one, or one more after each that came back. */
  @Override
  public List<Shipment> shipments(UUID dossier) {
    return consignments.ofDossier(dossier).stream()
        .filter(c -> c.state() != ConsignmentState.CANCELLED)
        .map(c ->
            new Shipment(
                c.state().label(),
                c.state().tone(),
                c.tracking(),
                c.fee(),
                consignments.news(c.id()).stream()
                    .map(n -> new Step(n.kind().label(), n.at(), n.where()))
                    .toList()))
        .toList();
  }
}
