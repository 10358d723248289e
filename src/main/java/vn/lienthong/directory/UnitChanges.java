package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/**
 * Renames, moves, merges, splits and dissolves units by dated decisions. What was before the day
 * stays as it was; an act before a later one that is already recorded is refused.
 */
@Service
class UnitChanges {
  private static final String EDIT = "directory.edit";

  private final UnitRepository units;
  private final UnitRegister register;
  private final UnitActs acts;
  private final PostTransfers posts;
  private final MergerSnapshots snapshots;
  private final AuditApi audit;
  private final ApplicationEventPublisher events;

  UnitChanges(
      UnitRepository units,
      UnitRegister register,
      UnitActs acts,
      PostTransfers posts,
      MergerSnapshots snapshots,
      AuditApi audit,
      ApplicationEventPublisher events) {
    this.units = units;
    this.register = register;
    this.acts = acts;
    this.posts = posts;
    this.snapshots = snapshots;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  void rename(UnitRename change, CurrentUser who) {
    rename(change, changing(change.unitId(), change.on(), who), who);
  }

  /** One decision gives the unit another place and another name on the same day. */
  @Transactional
  void moveAndRename(UnitRename change, UUID newParent, CurrentUser who) {
    move(change.unitId(), newParent, change.on(), change.decision(), who);
    rename(change, changing(change.unitId(), change.on(), who, false), who);
  }

  private void rename(UnitRename change, UnitSummary unit, CurrentUser who) {
    String name = Folding.tidy(change.name());
    if (name.isEmpty()) {
      throw new AppException(DirectoryErrors.NAME_EMPTY);
    }
    UUID act = act(ActKind.RENAMED, change.on(), change.decision(), who, List.of(unit));
    acts.beginState(
        new UnitState(
            unit.id(),
            change.on(),
            name,
            Folding.tidy(change.nameEn()),
            unit.parentId(),
            unit.path()),
        act);
    record("directory.unit-renamed", unit, change, change.decision(), who);
    events.publishEvent(new UnitRenamed(unit.id(), change.on(), unit.name(), name));
  }

  @Transactional
  void move(UUID id, UUID newParent, LocalDate on, Decision decision, CurrentUser who) {
    UnitSummary unit = changing(id, on, who);
    UnitSummary parent = changing(newParent, on, who, false);
    UUID act = act(ActKind.MOVED, on, decision, who, List.of(unit));
    move(unit, parent, on, act);
    record("directory.unit-moved", unit, Map.of("parent", parent.name(), "on", on), decision, who);
  }

  @Transactional
  void recode(UUID id, String code, LocalDate on, Decision decision, CurrentUser who) {
    UnitSummary unit = changing(id, on, who);
    UUID act = act(ActKind.RECODED, on, decision, who, List.of(unit));
    register.addCode(id, code, on, act);
    record("directory.unit-recoded", unit, Map.of("code", code, "on", on), decision, who);
    events.publishEvent(new UnitRecoded(id, on));
  }

  @Transactional
  UUID merge(UnitMerger merger, CurrentUser who) {
    UnitSummary successor = changing(merger.successorId(), merger.on(), who, false);
    Set<UUID> ids = new TreeSet<>(merger.unitIds());
    if (ids.isEmpty() || ids.contains(successor.id())) {
      throw new AppException(DirectoryErrors.SUCCESSOR_IS_SELF);
    }
    List<UnitSummary> ending = ids.stream().map(id -> changing(id, merger.on(), who)).toList();
    UUID act = act(ActKind.MERGED, merger.on(), merger.decision(), who, ending);
    acts.touch(act, successor.id());
    MergerSnapshots.Reach reach = snapshots.begin(ending, successor.id(), merger.on());
    for (UnitSummary unit : ending) {
      handOver(unit, successor, merger.on(), act);
      record("directory.unit-merged", unit, merger, merger.decision(), who);
    }
    snapshots.store(act, reach);
    events.publishEvent(
        new UnitsMerged(
            act,
            ending.stream().map(unit -> new UnitsMerged.Ended(unit.id(), unit.path())).toList(),
            successor.id(),
            successor.path(),
            merger.on()));
    return act;
  }

  /** Takes the merger back as if it had never been, unless something has changed since. */
  @Transactional
  void undo(UUID merger, Decision decision, CurrentUser who) {
    MergerSnapshots.Merger found =
        snapshots.find(merger).orElseThrow(() -> new AppException(DirectoryErrors.MERGER_UNKNOWN));
    found.paths().forEach(path -> who.require(EDIT, path));
    found.touched().forEach(acts::lock);
    acts.lock(found.successorId());
    if (decision.number().isBlank()) {
      throw new AppException(DirectoryErrors.DECISION_MISSING);
    }
    UUID act = acts.store(ActKind.UNDONE, found.on(), decision, "", who);
    found.unitIds().forEach(unit -> acts.touch(act, unit));
    acts.touch(act, found.successorId());
    if (!snapshots.restore(merger, act)) {
      throw new AppException(DirectoryErrors.LATER_CHANGE_EXISTS, found.on());
    }
    for (UUID unit : found.unitIds()) {
      UnitSummary again = units.unit(unit, found.on()).orElseThrow();
      record("directory.merger-undone", again, Map.of("merger", merger), decision, who);
    }
    posts.changed(found.unitIds(), found.successorId());
    events.publishEvent(new MergerUndone(merger, found.unitIds()));
  }

  /** The heir takes people and subordinate units; it is one of the successors. */
  @Transactional
  void split(UUID id, List<UUID> successors, LocalDate on, Decision decision, CurrentUser who) {
    UnitSummary unit = changing(id, on, who);
    if (successors.size() < 2 || successors.contains(id)) {
      throw new AppException(DirectoryErrors.SUCCESSOR_IS_SELF);
    }
    List<UnitSummary> heirs =
        successors.stream().map(heir -> changing(heir, on, who, false)).toList();
    UUID act = act(ActKind.SPLIT, on, decision, who, List.of(unit));
    for (UnitSummary heir : heirs) {
      acts.touch(act, heir.id());
      acts.succeed(unit.id(), heir.id(), act);
    }
    handOver(unit, heirs.getFirst(), on, act);
    record("directory.unit-split", unit, Map.of("successors", successors, "on", on), decision, who);
    events.publishEvent(new UnitSplit(id, List.copyOf(successors), on));
  }

  @Transactional
  void dissolve(UUID id, LocalDate on, Decision decision, CurrentUser who) {
    UnitSummary unit = changing(id, on, who);
    if (!units.children(id, on).isEmpty()) {
      throw new AppException(DirectoryErrors.HAS_CHILDREN, unit.name());
    }
    act(ActKind.DISSOLVED, on, decision, who, List.of(unit));
    acts.endState(id, on);
    acts.endCodes(id, on);
    posts.end(id, on, decision.number());
    record("directory.unit-dissolved", unit, Map.of("on", on), decision, who);
    events.publishEvent(new UnitDissolved(id, on));
  }

  private void handOver(UnitSummary unit, UnitSummary successor, LocalDate on, UUID act) {
    for (UnitSummary child : units.children(unit.id(), on)) {
      requireLatest(child.id(), on);
      move(child, successor, on, act);
    }
    acts.succeed(unit.id(), successor.id(), act);
    acts.endState(unit.id(), on);
    acts.endCodes(unit.id(), on);
    posts.transfer(unit.id(), successor.id(), on);
  }

  private void move(UnitSummary unit, UnitSummary parent, LocalDate on, UUID act) {
    if (parent.path().startsWith(unit.path())) {
      throw new AppException(DirectoryErrors.PARENT_BELOW_ITSELF, unit.name());
    }
    String own = unit.path().substring(0, unit.path().length() - 1);
    String newPath = parent.path() + own.substring(own.lastIndexOf('/') + 1) + "/";
    for (UnitSummary below : units.below(unit.path(), on)) {
      requireLatest(below.id(), on);
      acts.beginState(
          new UnitState(
              below.id(),
              on,
              below.name(),
              below.nameEn(),
              below.id().equals(unit.id()) ? parent.id() : below.parentId(),
              newPath + below.path().substring(unit.path().length())),
          act);
    }
    events.publishEvent(new UnitMoved(act, unit.id(), on, unit.path(), newPath));
  }

  private UnitSummary changing(UUID id, LocalDate on, CurrentUser who) {
    return changing(id, on, who, true);
  }

  /** The unit, locked against another act, alive on the day and the day before where it changes. */
  private UnitSummary changing(UUID id, LocalDate on, CurrentUser who, boolean changes) {
    acts.lock(id);
    UnitSummary unit =
        units.alive(id, on).orElseThrow(() -> new AppException(DirectoryErrors.UNIT_NOT_ALIVE, on));
    who.require(EDIT, unit.path());
    if (changes) {
      requireLatest(id, on);
    }
    return unit;
  }

  private void requireLatest(UUID id, LocalDate on) {
    if (acts.changedOnOrAfter(id, on)) {
      throw new AppException(DirectoryErrors.LATER_CHANGE_EXISTS, on);
    }
  }

  private UUID act(
      ActKind kind, LocalDate on, Decision decision, CurrentUser who, List<UnitSummary> changed) {
    if (decision.number().isBlank()) {
      throw new AppException(DirectoryErrors.DECISION_MISSING);
    }
    UUID act = acts.store(kind, on, decision, "", who);
    changed.forEach(unit -> acts.touch(act, unit.id()));
    return act;
  }

  private void record(
      String action, UnitSummary before, Object after, Decision decision, CurrentUser who) {
    audit.record(
        new AuditEvent(
            action,
            "unit",
            before.id().toString(),
            who,
            before.path(),
            before,
            after,
            decision.number()));
  }
}
