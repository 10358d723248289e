package vn.lienthong.identity.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.secrets.SecretBox;

/** Secrets of clients are 256 random bits, made here: one SHA-256 hides them well enough. */
@Component
class SecretHash implements PasswordEncoder {
  @Override
  public @Nullable String encode(@Nullable CharSequence secret) {
    return secret == null ? null : hash(secret.toString());
  }

  static String hash(String secret) {
    return HexFormat.of().formatHex(SecretBox.sha256(secret));
  }

  @Override
  public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
    return secret != null
        && hash != null
        && MessageDigest.isEqual(
            hash(secret.toString()).getBytes(StandardCharsets.US_ASCII),
            hash.getBytes(StandardCharsets.US_ASCII));
  }
}
