package vn.lienthong.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.directory.PostRepository.Moment;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** What other modules may ask about units, people and posts. Days are days in Vietnam. */
@Service
public class DirectoryApi {
  private static final Set<UnitKind> OWN_HOUSE =
      Set.of(UnitKind.DEPARTMENT, UnitKind.COMMUNE, UnitKind.DISTRICT);

  private final UnitRepository units;
  private final DirectoryNow now;
  private final UnitRegister register;
  private final UnitChanges changes;
  private final TerritoryRepository territories;
  private final PostRepository posts;
  private final PeopleRegister people;
  private final AssignmentRegister assignments;
  private final PeopleRepository persons;
  private final Delegations delegations;

  DirectoryApi(
      UnitRepository units,
      DirectoryNow now,
      UnitRegister register,
      UnitChanges changes,
      TerritoryRepository territories,
      PostRepository posts,
      PeopleRegister people,
      AssignmentRegister assignments,
      PeopleRepository persons,
      Delegations delegations) {
    this.units = units;
    this.now = now;
    this.register = register;
    this.changes = changes;
    this.territories = territories;
    this.posts = posts;
    this.people = people;
    this.assignments = assignments;
    this.persons = persons;
    this.delegations = delegations;
  }

  /** The unit that has this place in the tree, or had it last. */
  public Optional<UUID> unitAt(String path) {
    return units.at(path);
  }

  /** The unit as it is today; one that has ended, as it was last. Refuses an unknown id. */
  public UnitSummary unit(UUID id) {
    return now.unit(id).orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
  }

  /** As {@link #unit}, for many; unknown ids are left out. */
  public List<UnitSummary> units(Collection<UUID> ids) {
    return now.units(ids);
  }

  /** The unit that bears the code, in either style, on the day. */
  public Optional<UnitSummary> unitByCode(String anyStyle, LocalDate on) {
    return units.byCode(UnitCodes.spellings(anyStyle), on);
  }

  /** The unit of {@link #unitByCode}; for a code of the past, the living unit that goes on. */
  public Optional<UnitSummary> unitByAnyCode(String anyStyle, LocalDate on) {
    return unitByCode(anyStyle, on)
        .or(() -> units.byEarlierCode(UnitCodes.spellings(anyStyle), on));
  }

  /** The province itself. */
  public Optional<UnitSummary> root(LocalDate on) {
    return now.root(on);
  }

  /** Địa danh before the date of papers: the province without the word for it. */
  public String place(LocalDate on) {
    return root(on).map(UnitSummary::name).map(Folding::place).orElse("");
  }

  /** Units right below, in the order of the Vietnamese alphabet. */
  public List<UnitSummary> children(UUID parent, LocalDate on) {
    return units.children(parent, on);
  }

  /** The unit of the path and everything below it that lives on the day. */
  public List<UnitSummary> subtree(String path, LocalDate on) {
    return units.below(path, on);
  }

  /** The own commune of the five-digit code. */
  public Optional<UnitSummary> communeByGeoCode(String geoCode, LocalDate on) {
    return units.communeByGeoCode(geoCode, on);
  }

  /** The own communes of the day. */
  public List<UnitSummary> communes(LocalDate on) {
    return units.ofKind(UnitKind.COMMUNE, on);
  }

  /** The units that go on after a merged or split one; empty while it lives. */
  public List<UnitSummary> successors(UUID unit) {
    return units(register.successors(unit));
  }

  /**
   * The code of the unit on the day. Where no code of that style is stored it is derived from the
   * other; refuses when there is none.
   */
  public String codeOn(UUID unit, CodeStyle style, LocalDate on) {
    CodeStyle other = style == CodeStyle.NEW ? CodeStyle.OLD : CodeStyle.NEW;
    return now.code(unit, style, on)
        .or(() ->
            now.code(unit, other, on)
                .flatMap(style == CodeStyle.NEW ? UnitCodes::toNew : UnitCodes::toOld))
        .orElseThrow(() -> new AppException(DirectoryErrors.NO_CODE, on));
  }

  /**
   * The public-administration service centre that receives for the unit (NĐ 118/2025/NĐ-CP Điều 7):
   * its own, else that of the nearest unit above.
   */
  public Optional<UnitSummary> serviceCentreOf(UUID unit, LocalDate on) {
    return now.centre(unit, on, () -> centreNear(unit, on));
  }

  private Optional<UnitSummary> centreNear(UUID unit, LocalDate on) {
    Optional<UnitSummary> at = units.alive(unit, on);
    while (at.isPresent()) {
      UnitSummary here = at.get();
      if (here.kind() == UnitKind.SERVICE_CENTRE) {
        return at;
      }
      Optional<UnitSummary> centre = centreUnder(here.id(), on);
      if (centre.isPresent()) {
        return centre;
      }
      UUID parent = here.parentId();
      at = parent == null ? Optional.empty() : units.alive(parent, on);
    }
    return Optional.empty();
  }

  private Optional<UnitSummary> centreUnder(UUID parent, LocalDate on) {
    List<UnitSummary> below = units.children(parent, on);
    return below.stream()
        .filter(child -> child.kind() == UnitKind.SERVICE_CENTRE)
        .findFirst()
        .or(() ->
            below.stream()
                .filter(child -> !OWN_HOUSE.contains(child.kind()))
                .filter(child -> child.kind() != UnitKind.DIVISION)
                .flatMap(child -> centreUnder(child.id(), on).stream())
                .findFirst());
  }

  /** The provinces of the country, in the order of the alphabet. */
  public List<Territory> provinces(LocalDate on) {
    return territories.provinces(on);
  }

  /** The communes of a province of the country, in the order of the alphabet. */
  public List<Territory> territories(String provinceCode, LocalDate on) {
    return territories.communes(provinceCode, on);
  }

  /** A province (two digits) or commune (five digits) of the country. */
  public Optional<Territory> territory(String code, LocalDate on) {
    return territories.territory(code, on);
  }

  /** Who holds a post at the unit at that moment. */
  public List<PostSummary> postsAt(UUID unit, Instant at) {
    return posts.postsAt(unit, Moment.of(at));
  }

  /** Who may use the permission over the unit at that moment, the nearest first. */
  public List<PostSummary> holders(String permission, UUID unit, Instant at) {
    return now.holders(permission, unit, at);
  }

  /** As {@link #holders}, only posts of the unit itself. */
  public List<PostSummary> holdersAt(String permission, UUID unit, Instant at) {
    return now.holdersAt(permission, unit, at);
  }

  /** The posts of the person at that moment: assignments, then valid delegations. */
  public List<CurrentUser.Post> postsOf(UUID person, Instant at) {
    return posts.postsOf(person, Moment.of(at));
  }

  /** The posts of each of the people at that moment; people without a post have no entry. */
  public Map<UUID, List<CurrentUser.Post>> postsOf(Collection<UUID> people, Instant at) {
    return posts.postsOf(people, Moment.of(at));
  }

  public Optional<PersonSummary> person(UUID id) {
    return persons.person(id);
  }

  public List<PersonSummary> people(Collection<UUID> ids) {
    return persons.people(ids);
  }

  /** For programs that load many; pages act in the name of their user. */
  public UUID createUnit(NewUnit unit) {
    return register.found(unit, CurrentUser.SYSTEM);
  }

  public void rename(UnitRename change) {
    changes.rename(change, CurrentUser.SYSTEM);
  }

  public void merge(UnitMerger merger) {
    changes.merge(merger, CurrentUser.SYSTEM);
  }

  public UUID createPerson(NewPerson person) {
    return people.enter(person, CurrentUser.SYSTEM);
  }

  public UUID assign(NewAssignment assignment) {
    return assignments.assign(assignment, CurrentUser.SYSTEM);
  }

  public UUID delegate(NewDelegation delegation) {
    return delegations.delegate(delegation, CurrentUser.SYSTEM);
  }
}
