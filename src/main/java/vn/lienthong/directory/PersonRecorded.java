package vn.lienthong.directory;

import java.util.UUID;

/** A person was entered or corrected. */
record PersonRecorded(UUID personId) {}
