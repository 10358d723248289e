package vn.lienthong.identity.passkeys;

import java.time.Instant;
import java.util.UUID;

/**
 * One passkey of an account, as pages show it.
 *
 * @param backedUp whether the device keeps a copy elsewhere, for instance in a cloud
 */
public record Passkey(
    UUID handle, String label, Instant createdAt, Instant lastUsedAt, boolean backedUp) {}
