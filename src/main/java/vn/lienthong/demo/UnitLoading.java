package vn.lienthong.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Decision;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewUnit;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitMerger;

/** Founds the units and merges those that are no more. */
@Component
class UnitLoading {
  private static final Pattern NUMBER_AND_DAY =
      Pattern.compile("số (\\S+) ngày (\\d{1,2}/\\d{1,2}/\\d{4})");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private final DirectoryApi directory;

  UnitLoading(DirectoryApi directory) {
    this.directory = directory;
  }

  /** Ids by key. */
  Map<String, UUID> load(DemoProvince.Units units) {
    Map<String, UUID> ids = new HashMap<>();
    for (DemoProvince.Unit unit : units.units()) {
      UUID parent =
          unit.parent() == null ? null : Objects.requireNonNull(ids.get(unit.parent()), unit.key());
      ids.put(
          unit.key(),
          directory.createUnit(
              new NewUnit(
                  unit.codes().getFirst().code(),
                  unit.name(),
                  unit.nameEn(),
                  UnitKind.valueOf(unit.kind()),
                  parent,
                  unit.geo(),
                  unit.address(),
                  unit.phone(),
                  unit.from(),
                  decision(unit.basis() == null ? "" : unit.basis(), null))));
    }
    units.changes().stream()
        .filter(change -> !change.from().isEmpty())
        .sorted(Comparator.comparing(DemoProvince.Change::date))
        .forEach(change ->
            directory.merge(
                new UnitMerger(
                    change.from().stream().map(ids::get).toList(),
                    Objects.requireNonNull(ids.get(change.to().getFirst())),
                    change.date(),
                    decision(change.decision(), change.date()))));
    return ids;
  }

  /** "Nghị quyết số 1686/NQ-UBTVQH15 ngày 16/6/2025" has a number and a day; other texts none. */
  static Decision decision(String text, @Nullable LocalDate otherwise) {
    Matcher matcher = NUMBER_AND_DAY.matcher(text);
    return matcher.find()
        ? new Decision(matcher.group(1), LocalDate.parse(matcher.group(2), DAY), "")
        : new Decision(text, otherwise, "");
  }
}
