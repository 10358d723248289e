package vn.lienthong.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours edited but not published.
 *
 * @param shifts null takes the entry of that date away
 */
record DraftHours(
    LocalDate from, @Nullable List<Shift> shifts, String legalBasis, Instant at, String by) {}
