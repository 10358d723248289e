package vn.lienthong.directory;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Units and kinds to choose from in forms. */
@Component
class UnitChoices {
  private final UnitRepository units;
  private final Refusals texts;
  private final Clock clock;

  UnitChoices(UnitRepository units, Refusals texts, Clock clock) {
    this.units = units;
    this.texts = texts;
    this.clock = clock;
  }

  /** Units of today that the user may change. */
  List<UnitSummary> editable(CurrentUser user) {
    return units.all(Vietnam.today(clock)).stream()
        .filter(unit -> user.may("directory.edit", unit.path()))
        .toList();
  }

  static Map<String, String> byName(List<UnitSummary> units, @Nullable UnitSummary without) {
    Map<String, String> names = new LinkedHashMap<>();
    for (UnitSummary unit : units) {
      if (without == null || !unit.id().equals(without.id())) {
        names.put(unit.id().toString(), unit.name() + " (" + unit.code() + ")");
      }
    }
    return names;
  }

  Map<String, String> kinds(Locale locale) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (UnitKind kind : UnitKind.values()) {
      kinds.put(kind.name(), texts.text("directory.kind." + kind, locale));
    }
    return kinds;
  }
}
