package vn.lienthong.identity;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.identity.policy.Policies;
import vn.lienthong.identity.secrets.Passwords;

/** Rules and changes of passwords. Numbers: {@link Policies}; TCVN 14423:2026 §5. */
@Component
class StaffPasswords {
  private final StaffAccounts accounts;
  private final Passwords passwords;
  private final Policies policies;
  private final Trail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StaffPasswords(
      StaffAccounts accounts,
      Passwords passwords,
      Policies policies,
      Trail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.policies = policies;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Why a password is not taken: message key and its argument. */
  record Refusal(String key, int argument) {}

  /** What the screen says of the rules that bind this account. */
  record Rules(int length, int classes, int history) {}

  Rules rules(boolean withTotp) {
    return withTotp
        ? new Rules(
            policies.number("password.length-with-mfa"), 1, policies.number("password.history"))
        : new Rules(
            policies.number("password.length-without-mfa"),
            policies.number("password.classes-without-mfa"),
            policies.number("password.history"));
  }

  /** Changes the password of the account itself; the refusal when a rule says no. */
  Optional<Refusal> change(StaffAccount account, String password) {
    Optional<Refusal> refusal = refusal(account, password);
    if (refusal.isEmpty()) {
      // hashed before a connection of the database is taken: that may wait in line
      String hash = passwords.hash(password);
      transaction.executeWithoutResult(status -> {
        accounts.setPassword(account.id(), hash, false, clock.instant());
        trail.own("identity.password-changed", account, Map.of());
      });
    }
    return refusal;
  }

  Optional<Refusal> refusal(StaffAccount account, String password) {
    Rules rules = rules(account.hasTotp());
    if (password.codePointCount(0, password.length()) < rules.length()) {
      return Optional.of(new Refusal("identity.password.tooShort", rules.length()));
    }
    if (password.length() > 128) {
      return Optional.of(new Refusal("identity.password.tooLong", 128));
    }
    if (classes(password) < rules.classes()) {
      return Optional.of(new Refusal("identity.password.classes", rules.classes()));
    }
    if (password.toLowerCase(Locale.ROOT).contains(account.username())) {
      return Optional.of(new Refusal("identity.password.hasName", 0));
    }
    boolean used =
        passwords.matches(password, account.passwordHash())
            || accounts.earlierPasswords(account.id(), rules.history() - 1).stream()
                .anyMatch(hash -> passwords.matches(password, hash));
    return used
        ? Optional.of(new Refusal("identity.password.used", rules.history()))
        : Optional.empty();
  }

  /** Capital letters, small letters, digits, anything else. */
  static int classes(String password) {
    boolean upper = password.codePoints().anyMatch(Character::isUpperCase);
    boolean lower = password.codePoints().anyMatch(Character::isLowerCase);
    boolean digit = password.codePoints().anyMatch(Character::isDigit);
    boolean other = password.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c));
    return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
  }
}
