package vn.lienthong.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Capacity;
import vn.lienthong.directory.Decision;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewAssignment;
import vn.lienthong.directory.NewDelegation;
import vn.lienthong.directory.NewPerson;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Enters the officials, their posts, what they delegate, and their accounts. */
@Component
class PeopleLoading {
  private final DirectoryApi directory;
  private final IdentityApi identity;
  private final Clock clock;

  PeopleLoading(DirectoryApi directory, IdentityApi identity, Clock clock) {
    this.clock = clock;
    this.directory = directory;
    this.identity = identity;
  }

  Cast load(DemoProvince.Officials officials, DemoProvince.Units units, Map<String, UUID> unitIds) {
    Map<String, String> unitNames = new HashMap<>();
    units.units().forEach(unit -> unitNames.put(unit.key(), unit.name()));
    Map<String, UUID> people = new HashMap<>();
    Map<String, UUID> assignments = new HashMap<>();
    Map<UUID, Map<Position, List<Deed.Actor>>> posts = new HashMap<>();
    List<IdentityApi.NewStaffAccount> accounts = new ArrayList<>();
    for (DemoProvince.Official official : officials.officials()) {
      UUID person = directory.createPerson(new NewPerson(official.name(), official.email(), null));
      people.put(official.username(), person);
      accounts.add(
          new IdentityApi.NewStaffAccount(person, official.username(), DemoSignIn.PASSWORD, false));
      for (DemoProvince.Post post : official.posts()) {
        UUID unit = Objects.requireNonNull(unitIds.get(post.unit()), post.unit());
        Position position = Position.valueOf(post.position());
        UUID assignment =
            directory.assign(
                new NewAssignment(person, position, post.title(), unit, post.from(), null, ""));
        assignments.putIfAbsent(official.username() + "@" + post.unit(), assignment);
        posts
            .computeIfAbsent(unit, key -> new EnumMap<>(Position.class))
            .computeIfAbsent(position, key -> new ArrayList<>())
            .add(
                new Deed.Actor(
                    person,
                    official.name(),
                    CurrentUser.Kind.STAFF,
                    post.title(),
                    unit,
                    unitNames.get(post.unit()),
                    post.capacity()));
      }
    }
    identity.createStaffAccounts(accounts);
    officials.delegations().forEach(delegation -> delegate(delegation, people, assignments));
    return new Cast(posts);
  }

  private void delegate(
      DemoProvince.Delegation delegation, Map<String, UUID> people, Map<String, UUID> assignments) {
    String source = delegation.from() + "@" + delegation.unit();
    Decision document = UnitLoading.decision(delegation.document(), delegation.validFrom());
    LocalDate day = document.date();
    directory.delegate(
        new NewDelegation(
            Objects.requireNonNull(assignments.get(source), source),
            Objects.requireNonNull(people.get(delegation.to()), delegation.to()),
            Capacity.valueOf(delegation.capacity()),
            Set.copyOf(delegation.scope()),
            delegation.validFrom(),
            Vietnam.today(clock).plusYears(1).with(TemporalAdjusters.lastDayOfYear()),
            document.number(),
            day == null ? delegation.validFrom() : day,
            delegation.document()));
  }
}
