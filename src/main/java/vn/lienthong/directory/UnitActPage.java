package vn.lienthong.directory;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;

/**
 * The form of one act.
 *
 * @param act FOUNDED, RENAMED, MOVED, RECODED, MERGED, SPLIT, DISSOLVED or CORRECTED
 * @param unit null when a unit is founded
 * @param units id → name of the units that may be parent or successor
 */
record UnitActPage(
    String act,
    @Nullable UnitSummary unit,
    UnitForm form,
    FormErrors errors,
    Map<String, String> units,
    Map<String, String> kinds) {

  boolean is(String name) {
    return act.equals(name);
  }
}
