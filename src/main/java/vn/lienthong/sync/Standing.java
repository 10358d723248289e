package vn.lienthong.sync;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.SyncSource;
import vn.lienthong.dossiers.SyncState;

/** What the lane of a dossier says. */
@Component
class Standing implements SyncSource {
  private final JdbcClient jdbc;

  Standing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public SyncState standing(UUID dossier) {
    return jdbc.sql(
            """
            select case when dead then 'FAILED' when done < last then 'PENDING'
              else 'ACKNOWLEDGED' end
            from sync.lane where dossier_id = :dossier
            """)
        .param("dossier", dossier)
        .query(String.class)
        .optional()
        .map(SyncState::valueOf)
        .orElse(SyncState.NOT_SENT);
  }
}
