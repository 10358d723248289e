package vn.lienthong.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which position where.
 *
 * @param assignmentId id of the assignment, or of the delegation when the post is held for another
 * @param capacity KT, TL, TUQ, TM or Q when it is held for somebody else
 */
public record PostSummary(
    UUID assignmentId,
    UUID personId,
    String personName,
    Position position,
    String title,
    UUID unitId,
    String unitName,
    @Nullable String capacity) {}
