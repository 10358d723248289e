package vn.lienthong.dossiers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the house knows of a filing before its citizen has seen it.
 *
 * @param agency who decides; null where only one can or nobody has chosen yet
 * @param form answers by field key
 * @param stored papers of the store by the key of the component
 */
public record PreparedFiling(
    String procedureCode,
    @Nullable UUID agency,
    Map<String, String> form,
    Map<String, List<UUID>> stored) {
  public PreparedFiling {
    form = Map.copyOf(form);
    stored = Map.copyOf(stored);
  }
}
