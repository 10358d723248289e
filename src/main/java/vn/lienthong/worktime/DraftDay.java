package vn.lienthong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day edited but not published.
 *
 * @param special null makes it an ordinary day of its week
 */
record DraftDay(
    LocalDate day, @Nullable SpecialDay special, String legalBasis, Instant at, String by) {}
