package vn.lienthong.dossiers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A due date with its reasons.
 *
 * @param trace the worktime engine's trace as JSON
 */
public record Due(Instant at, @Nullable String trace, @Nullable String calendarVersion) {}
