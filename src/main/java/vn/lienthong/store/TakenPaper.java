package vn.lienthong.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper that was taken from the store.
 *
 * @param fileId the same content as a file of the object
 * @param national it came from the national store
 * @param kind its code, which the national messages call the replacement
 */
public record TakenPaper(UUID itemId, UUID fileId, boolean national, @Nullable String kind) {}
