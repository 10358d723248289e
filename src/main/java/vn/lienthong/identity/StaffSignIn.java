package vn.lienthong.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.identity.SignInSession.Pending;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.identity.secrets.Passwords;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** Signing in of staff, step by step: password, one-time code, a new password, enrolment. */
@Component
class StaffSignIn {
  private final StaffAccounts accounts;
  private final Passwords passwords;
  private final Policies policies;
  private final Principals principals;
  private final Trail trail;
  private final Clock clock;

  StaffSignIn(
      StaffAccounts accounts,
      Passwords passwords,
      Policies policies,
      Principals principals,
      Trail trail,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.policies = policies;
    this.principals = principals;
    this.trail = trail;
    this.clock = clock;
  }

  /** What an account has to do next. */
  enum Step {
    TOTP,
    PASSWORD,
    ENROL,
    DONE
  }

  /**
   * The account, when name and password are right and it is open. A wrong name, a wrong password
   * and a locked account take the same time and look the same.
   */
  Optional<StaffAccount> check(String username, String password, String address) {
    Instant now = clock.instant();
    Optional<StaffAccount> account = accounts.byUsername(username.strip().toLowerCase(Locale.ROOT));
    if (account.isEmpty() || !attempt(account.get(), now)) {
      passwords.matchesNobody(password);
      account.ifPresent(known -> refused(known, "locked", address));
      return Optional.empty();
    }
    if (!passwords.matches(password, account.get().passwordHash())) {
      refused(account.get(), "password", address);
      return Optional.empty();
    }
    forgive(account.get());
    return account;
  }

  /** Counts an attempt before it is judged; false when the account takes none now. */
  boolean attempt(StaffAccount account, Instant now) {
    return accounts.reserveAttempt(
        account.id(),
        policies.number("lock.failures"),
        now,
        now.plus(policies.duration("lock.duration")));
  }

  void forgive(StaffAccount account) {
    accounts.forgiveAttempt(account.id(), policies.number("lock.failures"));
  }

  void refused(StaffAccount account, String reason, String address) {
    boolean lockedNow =
        accounts.byId(account.id()).map(now -> now.isLocked(clock.instant())).orElse(false);
    trail.stranger(
        lockedNow ? "identity.locked" : "identity.sign-in-failed",
        account,
        Map.of("reason", reason, "address", address));
  }

  Step next(StaffAccount account, Pending pending) {
    if (account.hasTotp() && !pending.totpPassed()) {
      return Step.TOTP;
    }
    CurrentUser user = principals.staff(account.personId()).orElse(CurrentUser.ANONYMOUS);
    if (account.mustChange() || isTooOld(account, user)) {
      return Step.PASSWORD;
    }
    return needsTotp(user) && !account.hasTotp() ? Step.ENROL : Step.DONE;
  }

  boolean needsTotp(CurrentUser user) {
    return principals.needsTotp(user);
  }

  /** The account, when its posts have come to require a second factor while it is signed in. */
  Optional<StaffAccount> owing(UUID personId) {
    return principals.owesTotp(personId) ? accounts.byPerson(personId) : Optional.empty();
  }

  private boolean isTooOld(StaffAccount account, CurrentUser user) {
    if (!Principals.isAdministrator(user)) {
      return false;
    }
    ZonedDateTime end =
        account
            .passwordSetAt()
            .atZone(Vietnam.ZONE)
            .plus(policies.period("password.administrator-age"));
    return end.toInstant().isBefore(clock.instant());
  }

  /** All steps are done: the user who is now in. */
  @Transactional
  public Optional<CurrentUser> complete(StaffAccount account, String address) {
    Optional<CurrentUser> user = principals.staff(account.personId());
    if (user.isPresent()) {
      accounts.signedIn(account.id(), clock.instant());
      accounts.setUnitPaths(account.personId(), Principals.paths(user.get().posts()));
      trail.record(
          "identity.signed-in",
          "staff-account",
          account.id().toString(),
          user.get(),
          Map.of("address", address));
    }
    return user;
  }
}
