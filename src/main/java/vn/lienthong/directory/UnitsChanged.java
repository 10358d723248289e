package vn.lienthong.directory;

import java.util.List;

/** Something happened to units that whatever stands at them has to follow. */
public sealed interface UnitsChanged permits UnitMoved, UnitsMerged {

  List<UnitChange> changes();
}
