package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the result of a dossier travels, for its pages; a bean of another module. */
public interface ShipmentSource {
  /** The newest first; for whoever may see the dossier. */
  List<Shipment> shipments(UUID dossier);

  /**
   * @param state message key
   * @param tone of its pill
   * @param news what the carrier told, the newest first
   */
  record Shipment(
      String state, String tone, @Nullable String tracking, long fee, List<Step> news) {}

  /** A piece of news; {@code label} is a message key. */
  record Step(String label, Instant at, String place) {}
}
