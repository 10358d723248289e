package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.MenuSource;

@Component
class ProcedureMenu implements MenuSource {
  private static final String SECTION = "shared.menu.procedures";
  private final DoubtRepository doubts;

  ProcedureMenu(DoubtRepository doubts) {
    this.doubts = doubts;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    List<Entry> entries = new ArrayList<>();
    if (user.may("procedures.view") || user.may(ProcedureEditing.EDIT)) {
      entries.add(new Entry(SECTION, 300, "procedures.menu.list", "/procedures/manage", null));
    }
    if (user.may(ProcedureEditing.EDIT)) {
      entries.add(
          new Entry(
              SECTION,
              310,
              "procedures.menu.review",
              "/procedures/review",
              doubts.openProcedures()));
    }
    if (user.may(ProcedureEditing.EDIT)) {
      entries.add(new Entry(SECTION, 315, "procedures.lists", "/procedures/lists", null));
    }
    if (user.may(ProcedureImport.IMPORT)) {
      entries.add(new Entry(SECTION, 320, "procedures.menu.imports", "/procedures/imports", null));
    }
    return entries;
  }
}
