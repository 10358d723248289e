package vn.lienthong.identity.passkeys;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;

/** The account that a passkey belongs to. */
public record PasskeyHolder(UUID accountId, String username, String name) {

  Bytes bytes() {
    return bytes(accountId);
  }

  PublicKeyCredentialUserEntity entity() {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(bytes())
        .name(username)
        .displayName(name)
        .build();
  }

  static Bytes bytes(UUID id) {
    return new Bytes(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  static UUID id(Bytes bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes());
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
