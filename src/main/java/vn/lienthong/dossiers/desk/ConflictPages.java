package vn.lienthong.dossiers.desk;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.DossierConflict;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** Draws up the page for somebody whose dossier changed while they typed: both versions. */
@Component
class ConflictPages {
  private final HistoryRepository history;
  private final Authority authority;

  ConflictPages(HistoryRepository history, Authority authority) {
    this.history = history;
    this.authority = authority;
  }

  /**
   * @param seen the standing that the person acted on; null when unknown
   * @param still whether the action is still possible on the present version
   */
  record ConflictPage(
      Dossier now,
      @Nullable HistoryEntry seen,
      HistoryEntry latest,
      List<HistoryEntry> since,
      DossierAction action,
      Map<String, String> typed,
      boolean still) {}

  ConflictPage of(
      DossierConflict conflict,
      DossierAction action,
      Map<String, String> values,
      List<UUID> uploads,
      CurrentUser user,
      Texts texts) {
    Dossier now = conflict.now();
    List<HistoryEntry> all = history.of(now.id());
    Map<String, String> typed = new LinkedHashMap<>(values);
    typed.remove("_csrf");
    typed.put("version", "" + now.version());
    if (!uploads.isEmpty()) {
      typed.put("filesIds", uploads.stream().map(UUID::toString).collect(joining(",")));
    }
    return new ConflictPage(
        now,
        all.stream().filter(e -> e.version() <= conflict.seen()).reduce((a, b) -> b).orElse(null),
        all.getLast(),
        all.stream().filter(e -> e.version() > conflict.seen()).toList(),
        action,
        typed,
        authority.allowed(now, user).contains(action));
  }
}
