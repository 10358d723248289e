package vn.lienthong.store;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A paper is good to be used from now on. */
public record StoreItemEntered(
    UUID itemId,
    String owner,
    @Nullable String kind,
    String name,
    @Nullable LocalDate validUntil) {}
