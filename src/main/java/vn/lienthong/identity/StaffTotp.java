package vn.lienthong.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.identity.secrets.SecretBox;
import vn.lienthong.identity.secrets.Totp;

/** The second factor of staff: enrolment, codes, recovery codes. */
@Component
class StaffTotp {
  private static final String PURPOSE = "totp";
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int RECOVERY_CODES = 10;

  private final StaffAccounts accounts;
  private final SecretBox box;
  private final Principals principals;
  private final Trail trail;
  private final Clock clock;

  StaffTotp(
      StaffAccounts accounts, SecretBox box, Principals principals, Trail trail, Clock clock) {
    this.accounts = accounts;
    this.box = box;
    this.principals = principals;
    this.trail = trail;
    this.clock = clock;
  }

  /** Whether the code is right and fresh; a recovery code is taken once. */
  boolean accepts(StaffAccount account, String entered) {
    String code = entered.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    if (account.totpSecret() == null) {
      return false;
    }
    if (code.length() > 6) {
      boolean used = accounts.useRecoveryCode(account.id(), recoveryHash(account, code), now);
      if (used) {
        trail.own("identity.recovery-code-used", account, Map.of());
      }
      return used;
    }
    OptionalLong step =
        Totp.matchingStep(
            box.open(PURPOSE, account.totpSecret()), code, now, account.totpLastStep());
    return step.isPresent() && accounts.useTotpStep(account.id(), step.getAsLong());
  }

  /**
   * Stores the secret once its first code is right; the recovery codes, shown this once, or none
   * when the code is wrong.
   */
  @Transactional
  public List<String> enrol(StaffAccount account, byte[] secret, String entered) {
    OptionalLong step =
        Totp.matchingStep(secret, entered.replaceAll("\\s", ""), clock.instant(), 0);
    if (step.isEmpty()) {
      return List.of();
    }
    accounts.setTotp(account.id(), box.seal(PURPOSE, secret), step.getAsLong());
    principals.forget(account.personId());
    trail.own("identity.totp-enrolled", account, Map.of());
    return newRecoveryCodes(account);
  }

  private List<String> newRecoveryCodes(StaffAccount account) {
    SecureRandom random = new SecureRandom();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      StringBuilder code = new StringBuilder();
      for (int j = 0; j < 12; j++) {
        code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      codes.add(code.insert(8, '-').insert(4, '-').toString());
    }
    accounts.replaceRecoveryCodes(
        account.id(),
        codes.stream().map(code -> recoveryHash(account, code.replace("-", ""))).toList());
    return codes;
  }

  @Transactional
  public void remove(StaffAccount account) {
    accounts.setTotp(account.id(), null, 0);
    principals.forget(account.personId());
    accounts.replaceRecoveryCodes(account.id(), List.of());
    trail.own("identity.totp-removed", account, Map.of());
  }

  /** What authenticator apps read from the QR code. */
  static String address(StaffAccount account, byte[] secret) {
    return "otpauth://totp/Lien%20Thong:"
        + account.username()
        + "?secret="
        + Totp.base32(secret)
        + "&issuer=Lien%20Thong&algorithm=SHA1&digits=6&period=30";
  }

  // 58 random bits each: a plain hash with the account mixed in cannot be run backwards
  private byte[] recoveryHash(StaffAccount account, String code) {
    return SecretBox.sha256(box.sign("recovery", account.id() + code));
  }
}
