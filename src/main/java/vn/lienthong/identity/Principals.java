package vn.lienthong.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.CurrentUser.Post;
import vn.lienthong.shared.db.Signals;

/** Who an account is now. Kept a minute at most, and forgotten at once when posts change. */
@Component
public class Principals {
  static final String TOPIC = "principal";
  private static final Set<String> ADMINISTRATION =
      Set.of("identity.accounts", "identity.clients", "identity.policy");

  private final StaffAccounts staff;
  private final CitizenAccounts citizens;
  private final DirectoryApi directory;
  private final Signals signals;
  private final Policies policies;
  private final Clock clock;
  private final Cache<UUID, Optional<Known>> users =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofSeconds(60)).build();

  Principals(
      StaffAccounts staff,
      CitizenAccounts citizens,
      DirectoryApi directory,
      Signals signals,
      Policies policies,
      Clock clock) {
    this.staff = staff;
    this.citizens = citizens;
    this.directory = directory;
    this.signals = signals;
    this.policies = policies;
    this.clock = clock;
    signals.on(TOPIC, this::forgetHere);
  }

  private record Known(CurrentUser user, boolean hasTotp) {}

  /** The official, when the account is not disabled. */
  public Optional<CurrentUser> staff(UUID personId) {
    return users.get(personId, this::loadStaff).map(Known::user);
  }

  /** The official, when a session may still speak for them: not before a factor that is owed. */
  Optional<CurrentUser> staffInSession(UUID personId) {
    return staff(personId).filter(user -> !owesTotp(personId));
  }

  /** Whether the posts of now require a second factor that the account does not have. */
  boolean owesTotp(UUID personId) {
    return users
        .get(personId, this::loadStaff)
        .filter(known -> !known.hasTotp() && needsTotp(known.user()))
        .isPresent();
  }

  boolean needsTotp(CurrentUser user) {
    return isAdministrator(user) && policies.administratorsNeedTotp();
  }

  /** How long a session of the user, with the posts of now, may stand unused. */
  Duration idle(CurrentUser user) {
    if (user.isCitizen()) {
      return policies.duration("idle.citizen");
    }
    return policies.duration(isAdministrator(user) ? "idle.administrator" : "idle.staff");
  }

  public Optional<CurrentUser> citizen(UUID accountId) {
    return users.get(accountId, this::loadCitizen).map(Known::user);
  }

  private Optional<Known> loadCitizen(UUID accountId) {
    return citizens
        .byId(accountId)
        .map(citizen ->
            new Known(
                new CurrentUser(
                    CurrentUser.Kind.CITIZEN,
                    accountId,
                    citizen.name(),
                    citizen.identityNumber(),
                    List.of()),
                false));
  }

  private Optional<Known> loadStaff(UUID personId) {
    return staff
        .byPerson(personId)
        .filter(account -> account.disabledAt() == null)
        .map(account ->
            new Known(
                new CurrentUser(
                    CurrentUser.Kind.STAFF,
                    personId,
                    account.personName(),
                    null,
                    directory.postsOf(personId, clock.instant())),
                account.hasTotp()));
  }

  /** All nodes ask again for this person. */
  void forget(UUID id) {
    signals.send(TOPIC, id.toString());
  }

  /** Posts changed: all nodes ask again, and the accounts' places in the unit tree are renewed. */
  void postsChanged(Set<UUID> personIds) {
    for (UUID id : personIds) {
      staff.setUnitPaths(id, paths(directory.postsOf(id, clock.instant())));
      forget(id);
    }
  }

  private void forgetHere(String key) {
    if (key.equals("*")) {
      users.invalidateAll();
    } else {
      users.invalidate(UUID.fromString(key));
    }
  }

  static Set<String> paths(List<Post> posts) {
    return posts.stream().map(Post::unitPath).collect(Collectors.toSet());
  }

  /** Whom the stricter rules for administrators bind. */
  static boolean isAdministrator(CurrentUser user) {
    return ADMINISTRATION.stream().anyMatch(user::may);
  }
}
