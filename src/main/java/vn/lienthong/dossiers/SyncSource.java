package vn.lienthong.dossiers;

import java.util.UUID;

/**
 * Where a dossier stands with the national portal; a bean of the module that sends. It is asked and
 * not written down here, so that no act costs more for it.
 */
public interface SyncSource {
  SyncState standing(UUID dossier);
}
