package vn.lienthong.sync;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What other modules may ask about the synchronisation. */
@Service
public class SyncApi {
  private final JdbcClient jdbc;
  private final ReconciliationRepository reconciliations;

  SyncApi(JdbcClient jdbc, ReconciliationRepository reconciliations) {
    this.jdbc = jdbc;
    this.reconciliations = reconciliations;
  }

  /**
   * Days that were compared with the portal, together.
   *
   * @param ours dossiers received here
   * @param theirs dossiers that the portal has for these days
   * @param synced of ours those that the portal has
   */
  public record Compared(int days, long ours, long theirs, long synced) {}

  /** Those of the dossiers that the portal has acknowledged. */
  public Set<UUID> acknowledged(Collection<UUID> dossiers) {
    return new HashSet<>(
        jdbc.sql("select dossier_id from sync.lane where dossier_id = any(:ids) and done > 0")
            .param("ids", dossiers.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  /** The days of reception from the first until before the other that were compared, by month. */
  public Map<LocalDate, Compared> compared(LocalDate from, LocalDate until) {
    return reconciliations.compared(from, until);
  }
}
