package vn.lienthong.dossiers;

import java.util.List;
import java.util.UUID;

/**
 * A paper of the dossier as it was handed in: how many of each, scanned or uploaded files, and
 * papers of the store that serve instead of an upload.
 */
public record ReceivedComponent(
    String key, int originals, int certified, int copies, List<UUID> files, List<UUID> stored) {
  public ReceivedComponent {
    files = List.copyOf(files);
    stored = List.copyOf(stored);
  }

  public ReceivedComponent(String key, int originals, int certified, int copies, List<UUID> files) {
    this(key, originals, certified, copies, files, List.of());
  }

  public boolean present() {
    return originals + certified + copies > 0 || !files.isEmpty() || !stored.isEmpty();
  }
}
