package vn.lienthong.store;

import java.time.LocalDate;

/** Certified electronic copies in force that a unit issued in a month, named by its first day. */
public record CopyCount(String unitPath, LocalDate month, long copies) {}
