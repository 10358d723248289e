package vn.lienthong.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PersonSummary;
import vn.lienthong.identity.secrets.Passwords;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;

/** What other modules ask of accounts. */
@Component
public class IdentityApi {
  private static final String USERNAME = "[a-z0-9][a-z0-9._-]{1,49}";
  private static final int SHORTEST = 8;

  private final StaffAccounts staff;
  private final CitizenAccounts citizens;
  private final DirectoryApi directory;
  private final Passwords passwords;
  private final Principals principals;
  private final Trail trail;
  private final Clock clock;

  IdentityApi(
      StaffAccounts staff,
      CitizenAccounts citizens,
      DirectoryApi directory,
      Passwords passwords,
      Principals principals,
      Trail trail,
      Clock clock) {
    this.staff = staff;
    this.citizens = citizens;
    this.directory = directory;
    this.passwords = passwords;
    this.principals = principals;
    this.trail = trail;
    this.clock = clock;
  }

  /** An account to be made: the person stands in the directory already. */
  public record NewStaffAccount(
      UUID personId, String username, String initialPassword, boolean mustChange) {}

  /** The id of the new account; mustChange = the first sign-in asks for an own password. */
  @Transactional
  public UUID createStaffAccount(
      UUID personId, String username, String initialPassword, boolean mustChange) {
    return createStaffAccounts(
            List.of(new NewStaffAccount(personId, username, initialPassword, mustChange)))
        .getFirst();
  }

  /** Many at once; accounts with the same initial password share its hash, as hashing is slow. */
  @Transactional
  public List<UUID> createStaffAccounts(List<NewStaffAccount> fresh) {
    Map<String, String> hashes = new HashMap<>();
    return fresh.stream()
        .map(account ->
            create(account, hashes.computeIfAbsent(account.initialPassword(), passwords::hash)))
        .toList();
  }

  private UUID create(NewStaffAccount fresh, String hash) {
    String username = fresh.username().strip().toLowerCase(Locale.ROOT);
    if (!username.matches(USERNAME)) {
      throw new AppException(IdentityErrors.BAD_USERNAME, fresh.username());
    }
    if (fresh.initialPassword().length() < SHORTEST) {
      throw new AppException(IdentityErrors.PASSWORD_TOO_SHORT, SHORTEST);
    }
    PersonSummary person =
        directory
            .person(fresh.personId())
            .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
    if (staff.byUsername(username).isPresent()) {
      throw new AppException(IdentityErrors.USERNAME_TAKEN, username);
    }
    if (staff.byPerson(fresh.personId()).isPresent()) {
      throw new AppException(IdentityErrors.PERSON_HAS_ACCOUNT, person.name());
    }
    StaffAccount account =
        new StaffAccount(
            Ids.next(),
            fresh.personId(),
            person.name(),
            username,
            hash,
            clock.instant(),
            fresh.mustChange(),
            0,
            null,
            null,
            null,
            0,
            null);
    staff.insert(
        account,
        Principals.paths(directory.postsOf(fresh.personId(), clock.instant())),
        clock.instant());
    trail.own("identity.account-created", account, Map.of("username", username));
    principals.forget(fresh.personId());
    return account.id();
  }

  /** The account of the citizen or business with this identity number, made when there is none. */
  @Transactional
  public UUID citizenAccount(CitizenClaims claims) {
    return citizens.upsert(claims, clock.instant());
  }

  public Optional<CitizenSummary> citizen(UUID id) {
    return citizens.byId(id);
  }

  /** The account of the identity number or tax code, if there is one. */
  public Optional<CitizenSummary> citizenByNumber(String identityNumber) {
    return citizens.byNumber(identityNumber);
  }

  /** People born from the day to the other, in pages by id. */
  public List<CitizenSummary> citizensBorn(
      LocalDate from, LocalDate until, @Nullable UUID after, int most) {
    return citizens.born(from, until, after, most);
  }
}
