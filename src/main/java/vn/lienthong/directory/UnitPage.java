package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/** One unit on one day. */
record UnitPage(
    UnitSummary unit,
    LocalDate on,
    boolean today,
    UnitHistory.Life life,
    @Nullable Territory territory,
    List<UnitSummary> way,
    List<UnitSummary> children,
    List<UnitSummary> successors,
    List<UnitSummary> predecessors,
    List<UnitHistory.Code> codes,
    List<UnitHistory.Act> acts,
    List<PostSummary> posts,
    boolean mayEdit,
    FormErrors errors) {

  boolean ended() {
    return life.until() != null && !life.until().isAfter(on);
  }
}
