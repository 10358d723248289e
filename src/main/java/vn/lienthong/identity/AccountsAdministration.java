package vn.lienthong.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.identity.secrets.Passwords;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/** What administrators do with the accounts of their units; each act leaves an audit entry. */
@Component
class AccountsAdministration {
  static final String PERMISSION = "identity.accounts";
  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789-+=?";

  private final AccountRows rows;
  private final StaffAccounts accounts;
  private final IdentityApi api;
  private final DirectoryApi directory;
  private final Passwords passwords;
  private final StaffTotp totp;
  private final OpenAccess access;
  private final Principals principals;
  private final Trail trail;
  private final Clock clock;

  AccountsAdministration(
      AccountRows rows,
      StaffAccounts accounts,
      IdentityApi api,
      DirectoryApi directory,
      Passwords passwords,
      StaffTotp totp,
      OpenAccess access,
      Principals principals,
      Trail trail,
      Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.api = api;
    this.directory = directory;
    this.passwords = passwords;
    this.totp = totp;
    this.access = access;
    this.principals = principals;
    this.trail = trail;
    this.clock = clock;
  }

  /** The account, when it stands in the units of the administrator; else it does not exist. */
  StaffAccount get(UUID id, CurrentUser by) {
    return rows.find(id, by.reach(PERMISSION))
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  /**
   * The account, for an act that gives it to somebody or takes it away: every post of its holder
   * stands in the units of the administrator. One would not do, as an administrator can give
   * anybody a post there and would then sign in with the powers of the others.
   */
  private StaffAccount inHand(UUID id, CurrentUser by) {
    StaffAccount account = get(id, by);
    requireInHand(account.personId(), by);
    return account;
  }

  private void requireInHand(UUID personId, CurrentUser by) {
    if (!isInHand(personId, by)) {
      throw new AppException(IdentityErrors.BEYOND_YOUR_UNITS);
    }
  }

  /** Whether no post of the person, lent ones too, reaches beyond the administrator's units. */
  boolean isInHand(UUID personId, CurrentUser by) {
    return directory.postsOf(personId, clock.instant()).stream()
        .allMatch(post ->
            by.may(PERMISSION, post.scope() == CurrentUser.Scope.PROVINCE ? "/" : post.unitPath()));
  }

  /** People at the unit who have no account yet. */
  List<PostSummary> withoutAccount(UUID unitId, CurrentUser by) {
    by.require(PERMISSION, directory.unit(unitId).path());
    List<PostSummary> posts = directory.postsAt(unitId, clock.instant());
    List<UUID> known = rows.withAccount(posts.stream().map(PostSummary::personId).toList());
    return posts.stream().filter(post -> !known.contains(post.personId())).toList();
  }

  /** The initial password, to be shown once. */
  @Transactional
  public String create(UUID unitId, UUID personId, String username, CurrentUser by) {
    by.require(PERMISSION, directory.unit(unitId).path());
    boolean there =
        directory.postsAt(unitId, clock.instant()).stream()
            .anyMatch(post -> post.personId().equals(personId));
    if (!there) {
      throw new AppException(IdentityErrors.NOT_IN_YOUR_UNITS);
    }
    requireInHand(personId, by);
    String password = newPassword();
    UUID id = api.createStaffAccount(personId, username, password, true);
    act("identity.account-created", get(id, by), by);
    return password;
  }

  /** Break-glass: opens a locked or disabled account at once. */
  @Transactional
  public void unlock(UUID id, CurrentUser by) {
    StaffAccount account = inHand(id, by);
    accounts.unlock(id, clock.instant());
    principals.forget(account.personId());
    act("identity.account-unlocked", account, by);
  }

  /** Shuts the account and ends all its sessions. */
  @Transactional
  public void disable(UUID id, CurrentUser by) {
    StaffAccount account = inHand(id, by);
    if (account.personId().equals(by.id())) {
      throw new AppException(IdentityErrors.OWN_ACCOUNT);
    }
    accounts.disable(id, clock.instant());
    access.end(account.personId(), null);
    principals.forget(account.personId());
    act("identity.account-disabled", account, by);
  }

  /** A new initial password, to be shown once; all sessions end. */
  @Transactional
  public String resetPassword(UUID id, CurrentUser by) {
    StaffAccount account = inHand(id, by);
    String password = newPassword();
    accounts.setPassword(id, passwords.hash(password), true, clock.instant());
    access.end(account.personId(), null);
    act("identity.password-reset", account, by);
    return password;
  }

  @Transactional
  public void resetTotp(UUID id, CurrentUser by) {
    StaffAccount account = inHand(id, by);
    totp.remove(account);
    access.end(account.personId(), null);
    act("identity.totp-reset", account, by);
  }

  @Transactional
  public int endSessions(UUID id, CurrentUser by) {
    StaffAccount account = inHand(id, by);
    int ended = access.end(account.personId(), null);
    act("identity.session-ended", account, by);
    return ended;
  }

  private void act(String action, StaffAccount account, CurrentUser by) {
    trail.record(
        action,
        "staff-account",
        account.id().toString(),
        by,
        Map.of("username", account.username()));
  }

  /** Random, of all four kinds of characters. */
  String newPassword() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    do {
      password.setLength(0);
      for (int i = 0; i < 16; i++) {
        password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    } while (StaffPasswords.classes(password.toString()) < 4);
    return password.toString();
  }
}
