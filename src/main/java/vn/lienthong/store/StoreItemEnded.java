package vn.lienthong.store;

import java.util.UUID;

/** A paper was revoked or replaced; whoever used it was warned. */
public record StoreItemEnded(UUID itemId, String owner, String cause) {}
