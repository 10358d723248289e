package vn.lienthong.identity.secrets;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.IdentityErrors;
import vn.lienthong.shared.AppException;

/**
 * Argon2id hashes (16 MiB, 2 passes). No more than one per core is computed at a time, so that a
 * wave of sign-ins in the morning waits in line and the pages of everybody else stay quick.
 */
@Component
public class Passwords {
  private static final int LONGEST = 200;
  private static final int PATIENCE_SECONDS = 10;

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 1 << 14, 2);
  private final Semaphore permits =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private volatile @Nullable String decoy;

  public String hash(String password) {
    return inLine(() -> String.valueOf(encoder.encode(password)));
  }

  public boolean matches(String password, String hash) {
    return password.length() <= LONGEST && inLine(() -> encoder.matches(password, hash));
  }

  /** Takes as long as a real comparison, for a name that nobody has; always false. */
  public boolean matchesNobody(String password) {
    String hash = decoy;
    if (hash == null) {
      hash = hash(SecretBox.random());
      decoy = hash;
    }
    return matches(password, hash) && false;
  }

  private <T> T inLine(Supplier<T> work) {
    try {
      if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AppException(IdentityErrors.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppException(IdentityErrors.BUSY, e);
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
