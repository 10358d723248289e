package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** Mergers of units from preview to undo; the act itself is {@link UnitChanges#merge}. */
@Service
class Mergers {
  private static final int PAGE = 50;

  private final UnitRepository units;
  private final UnitHistory history;
  private final UnitChanges changes;
  private final MergerSnapshots snapshots;
  private final List<UnitWorkload> workloads;
  private final HoldingsFollow holdings;

  Mergers(
      UnitRepository units,
      UnitHistory history,
      UnitChanges changes,
      MergerSnapshots snapshots,
      List<UnitWorkload> workloads,
      HoldingsFollow holdings) {
    this.units = units;
    this.history = history;
    this.changes = changes;
    this.snapshots = snapshots;
    this.workloads = List.copyOf(workloads);
    this.holdings = holdings;
  }

  /**
   * What a merger will do.
   *
   * @param work what other modules will move, added up over all units that end
   */
  record Preview(
      UnitSummary successor, LocalDate on, List<Ending> ending, List<UnitWorkload.Line> work) {}

  /** A unit that ends: who and what goes to the successor, and which codes it leaves. */
  record Ending(UnitSummary unit, long people, List<UnitSummary> children, List<String> codes) {}

  @Transactional(readOnly = true)
  public Preview preview(Collection<UUID> ids, UUID successorId, LocalDate on, CurrentUser who) {
    UnitSummary successor = alive(successorId, on, who);
    if (ids.isEmpty() || ids.contains(successorId)) {
      throw new AppException(DirectoryErrors.SUCCESSOR_IS_SELF);
    }
    Map<UUID, Long> people = history.people(on);
    List<Ending> ending = new ArrayList<>();
    for (UUID id : ids) {
      UnitSummary unit = alive(id, on, who);
      ending.add(
          new Ending(
              unit,
              people.getOrDefault(id, 0L),
              units.children(id, on),
              history.codes(id).stream()
                  .filter(code -> code.until() == null)
                  .map(UnitHistory.Code::code)
                  .toList()));
    }
    return new Preview(successor, on, ending, work(ending.stream().map(Ending::unit).toList()));
  }

  private List<UnitWorkload.Line> work(List<UnitSummary> units) {
    List<String> paths = units.stream().map(UnitSummary::path).toList();
    Map<String, Long> lines = new LinkedHashMap<>();
    for (UnitWorkload source : workloads) {
      source.workload(paths).forEach(line -> lines.merge(line.label(), line.count(), Long::sum));
    }
    holdings.workload(units).forEach(line -> lines.merge(line.label(), line.count(), Long::sum));
    return lines.entrySet().stream()
        .map(line -> new UnitWorkload.Line(line.getKey(), line.getValue()))
        .toList();
  }

  private UnitSummary alive(UUID id, LocalDate on, CurrentUser who) {
    UnitSummary unit =
        units.alive(id, on).orElseThrow(() -> new AppException(DirectoryErrors.UNIT_NOT_ALIVE, on));
    who.require("directory.edit", unit.path());
    return unit;
  }

  UUID merge(UnitMerger merger, CurrentUser who) {
    return changes.merge(merger, who);
  }

  void undo(UUID merger, Decision decision, CurrentUser who) {
    changes.undo(merger, decision, who);
  }

  /** Mergers of units that the user may change, the latest first. */
  KeyPage<MergerSnapshots.Merger> list(@Nullable UUID before, CurrentUser who) {
    List<MergerSnapshots.Merger> found = snapshots.list(before);
    boolean more = found.size() > PAGE;
    List<MergerSnapshots.Merger> rows = more ? found.subList(0, PAGE) : found;
    return new KeyPage<>(
        rows.stream()
            .filter(
                merger -> merger.paths().stream().allMatch(path -> who.may("directory.edit", path)))
            .toList(),
        more ? rows.getLast().act().toString() : null);
  }
}
