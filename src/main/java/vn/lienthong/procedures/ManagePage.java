package vn.lienthong.procedures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One procedure for officers: the newest version in full, and all versions. */
record ManagePage(
    PublicPage shown, List<VersionRow> versions, boolean mayEdit, boolean mayPublish) {

  VersionRow newest() {
    return versions.getFirst();
  }

  /** The version before this one in the list, to compare with. */
  @Nullable VersionRow before(VersionRow version) {
    int at = versions.indexOf(version);
    return at + 1 < versions.size() ? versions.get(at + 1) : null;
  }

  List<StepTable.Visit> dryRun() {
    return new StepTable(shown.content().steps()).dryRun();
  }
}
