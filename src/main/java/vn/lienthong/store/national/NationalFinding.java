package vn.lienthong.store.national;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper that the national store told of when it was asked.
 *
 * @param askedAt when that was
 * @param itemId the paper of our store that was made of it
 */
public record NationalFinding(
    UUID id, String owner, NationalPaper paper, Instant askedAt, @Nullable UUID itemId) {}
