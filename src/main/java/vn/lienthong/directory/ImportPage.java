package vn.lienthong.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/** The upload of units and what came of it; report is null before. */
record ImportPage(
    @Nullable ImportReport report,
    List<Line> problems,
    List<Line> notes,
    long hidden,
    String from,
    FormErrors errors) {

  record Line(CellProblem cell, String problem, String remedy) {}
}
