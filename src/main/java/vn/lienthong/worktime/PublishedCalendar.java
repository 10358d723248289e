package vn.lienthong.worktime;

import java.time.Instant;

/** A version in the list of versions. */
record PublishedCalendar(
    int number, String version, Instant at, String publisher, String legalBasis) {}
