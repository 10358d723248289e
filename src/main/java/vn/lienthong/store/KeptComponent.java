package vn.lienthong.store;

import java.util.List;
import java.util.UUID;

/** A component with its scans, as an accepted dossier brought it. */
public record KeptComponent(
    Origins from,
    String procedureCode,
    String componentKey,
    String componentName,
    List<UUID> files) {
  public KeptComponent {
    files = List.copyOf(files);
  }
}
